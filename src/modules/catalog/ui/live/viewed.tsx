'use client';

import { useEffect, useRef, useState, useSyncExternalStore, type ComponentType } from 'react';
import { productsText } from '~/lib/kept-products';
import type { Id } from '~/lib/ids';
import { deviceText } from '~/modules/nutrition/ui/device-text';
import type { Locale } from '~/shops/preset';
import { readViewed, VIEWED_AS, viewedWith } from '../../rules/viewed';

export type ViewedProps = { locale: Locale; /** The product this page is about. */ current?: Id<'prd'> };

/** How far below the screen the row may be while it is fetched. */
const NEAR = '800px';
const never = () => () => undefined;

/**
 * What this device looked at, below everything else: its place is kept as soon as there is something to show, and the row itself
 * comes when somebody is near it. Until then it is this much script.
 */
export function Viewed({ locale, current }: ViewedProps) {
  const place = useRef<HTMLDivElement>(null);
  const [Row, setRow] = useState<ComponentType<ViewedProps> | null>(null);
  const isThere = useSyncExternalStore(
    never,
    () => readViewed(deviceText(VIEWED_AS)).some((id) => id !== current),
    () => false,
  );
  useEffect(() => {
    if (current) remember(current);
  }, [current]);
  useEffect(() => {
    if (!isThere || !place.current) return;
    const near = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        near.disconnect();
        import('./viewed-row').then(
          ({ ViewedRow }) => setRow(() => ViewedRow),
          () => undefined,
        );
      },
      { rootMargin: NEAR },
    );
    near.observe(place.current);
    return () => near.disconnect();
  }, [isThere]);
  if (Row) return <Row locale={locale} current={current} />;
  return <div ref={place} hidden={!isThere} className="viewed-place" />;
}

function remember(id: Id<'prd'>): void {
  try {
    localStorage.setItem(VIEWED_AS, productsText(viewedWith(readViewed(deviceText(VIEWED_AS)), id)) ?? '');
  } catch {
    // A browser that keeps nothing has looked at nothing.
  }
}
