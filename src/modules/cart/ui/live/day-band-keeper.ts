'use client';

import type { ComponentType } from 'react';
import type { DayBandProps } from './day-band';

/** How far below the screen the band may be while it is fetched. */
const NEAR = '800px';

type Show = (row: ComponentType<DayBandProps>) => void;

/** Brings the band once somebody is near its place, without a place at once. */
export function watch(place: Element | null, show: Show, leaving: AbortSignal): void {
  const bring = () => {
    import('./day-band-row').then(
      ({ DayBandRow }) => !leaving.aborted && show(DayBandRow),
      () => undefined,
    );
  };
  if (!place) return bring();
  const near = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      near.disconnect();
      bring();
    },
    { rootMargin: NEAR },
  );
  near.observe(place);
  leaving.addEventListener('abort', () => near.disconnect());
}
