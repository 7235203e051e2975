'use client';

import { useEffect, useRef, useState, type ComponentType } from 'react';
import { useBrowserValue } from '~/components/ui/use-browser-value';
import { useVisitor } from '~/modules/catalog/ui/live/visitor-store';
import { deviceText } from '~/modules/nutrition/ui/device-text';
import type { Locale } from '~/shops/preset';

export type DayBandProps = { locale: Locale; cartHref: string };

const isKeptHere = () => deviceText('day-target') !== null;

/**
 * What is left of somebody's day, for whoever worked one out: on this device, where its place is kept at once and the band comes when
 * somebody is near it, or in the account. For everybody else it is this much script.
 */
export function DayBand(props: DayBandProps) {
  const place = useRef<HTMLDivElement>(null);
  const [Row, setRow] = useState<ComponentType<DayBandProps> | null>(null);
  const isHere = useBrowserValue(isKeptHere, false);
  const isInAccount = !!useVisitor()?.day;
  useEffect(() => {
    if (!isHere && !isInAccount) return;
    const leaving = new AbortController();
    import('./day-band-keeper').then(
      ({ watch }) => watch(isHere ? place.current : null, (row) => setRow(() => row), leaving.signal),
      () => undefined,
    );
    return () => leaving.abort();
  }, [isHere, isInAccount]);
  if (Row) return <Row {...props} />;
  return <div ref={place} hidden={!isHere} className="day-band" />;
}
