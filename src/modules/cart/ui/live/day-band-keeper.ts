'use client';

import type { ComponentType } from 'react';
import { whenNear } from '~/lib/when-near';
import type { DayBandProps } from './day-band';

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
  whenNear(place, bring, leaving);
}
