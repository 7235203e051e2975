'use client';

import type { ComponentType } from 'react';
import type { Id } from '~/lib/ids';
import { productsText } from '~/lib/kept-products';
import { whenNear } from '~/lib/when-near';
import { deviceText } from '~/modules/nutrition/ui/device-text';
import { readViewed, viewedWith } from '../../rules/viewed';
import type { ViewedProps } from './viewed';
import { VIEWED_AS } from './viewed-as';

/** Writes down that the product of this page was looked at, and brings the row once somebody is near its place. */
export function watch(
  place: Element | null,
  current: Id<'prd'> | undefined,
  show: (row: ComponentType<ViewedProps>) => void,
  leaving: AbortSignal,
): void {
  if (current) remember(current);
  if (!place) return;
  const bring = () => {
    import('./viewed-row').then(
      ({ ViewedRow }) => !leaving.aborted && show(ViewedRow),
      () => undefined,
    );
  };
  whenNear(place, bring, leaving);
}

function remember(id: Id<'prd'>): void {
  try {
    localStorage.setItem(VIEWED_AS, productsText(viewedWith(readViewed(deviceText(VIEWED_AS)), id)) ?? '');
  } catch {
    // A browser that keeps nothing has looked at nothing.
  }
}
