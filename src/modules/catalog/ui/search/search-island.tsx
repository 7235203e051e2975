'use client';

import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { SuggestionsProps } from './suggestions';

const Suggestions = lazy(() => import('./suggestions').then((module) => ({ default: module.Suggestions })));

/** Helps the search field it stands beside, from the first time somebody goes into it; until then it is this much script. */
export function SearchIsland(props: Omit<SuggestionsProps, 'field'>) {
  const place = useRef<HTMLSpanElement>(null);
  const [field, setField] = useState<HTMLInputElement | null>(null);
  useEffect(() => {
    const input = place.current?.closest('form')?.querySelector<HTMLInputElement>('input[type=search]');
    if (!input) return;
    const begin = () => setField(input);
    if (document.activeElement === input) begin();
    input.addEventListener('focus', begin, { once: true });
    return () => input.removeEventListener('focus', begin);
  }, []);
  return (
    <span ref={place} className="contents">
      {field && (
        <Suspense>
          <Suggestions {...props} field={field} />
        </Suspense>
      )}
    </span>
  );
}
