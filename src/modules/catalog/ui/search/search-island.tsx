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
    const sheet = input.closest('[popover]');
    // The browser itself puts the focus there only on the page it loaded, not on one that came by a link.
    const opened = () => sheet?.matches(':popover-open') && input.focus();
    if (document.activeElement === input) begin();
    input.addEventListener('focus', begin, { once: true });
    sheet?.addEventListener('toggle', opened);
    return () => {
      input.removeEventListener('focus', begin);
      sheet?.removeEventListener('toggle', opened);
    };
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
