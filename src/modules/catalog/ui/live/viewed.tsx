'use client';

import { useEffect, useRef, useState, type ComponentType } from 'react';
import { useBrowserValue } from '~/components/ui/use-browser-value';
import type { Id } from '~/lib/ids';
import { deviceText } from '~/modules/nutrition/ui/device-text';
import type { Locale } from '~/shops/preset';
import { VIEWED_AS } from './viewed-as';

export type ViewedProps = {
  locale: Locale;
  /** The product this page is about. */
  current?: Id<'prd'>;
  className?: string;
};

/** Whether this device looked at anything else. */
function isMoreThan(current: string | undefined): boolean {
  const text = deviceText(VIEWED_AS);
  return !!text && text !== current;
}

/**
 * What this device looked at, below everything else: its place is kept as soon as there is something to show, and the row itself
 * comes when somebody is near it. Until then it is this much script.
 */
export function Viewed(props: ViewedProps) {
  const { current } = props;
  const place = useRef<HTMLDivElement>(null);
  const [Row, setRow] = useState<ComponentType<ViewedProps> | null>(null);
  const isThere = useBrowserValue(() => isMoreThan(current), false);
  useEffect(() => {
    if (!current && !isThere) return;
    const leaving = new AbortController();
    import('./viewed-keeper').then(
      ({ watch }) => watch(place.current, current, (row) => setRow(() => row), leaving.signal),
      () => undefined,
    );
    return () => leaving.abort();
  }, [current, isThere]);
  if (Row) return <Row {...props} />;
  return <div ref={place} hidden={!isThere} className="viewed-place" />;
}
