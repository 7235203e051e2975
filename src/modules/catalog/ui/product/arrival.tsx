'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatTime } from '~/lib/time';
import { useLive } from '../live/stock-store';
import { useChoice } from './choice';

/** When the chosen variant arrives if it is ordered now; `usual` until the live answer is there, and where that cannot say it. */
export function Arrival({ usual, note }: { usual: string; note: string }) {
  const t = useTranslations('catalog.live');
  const locale = useLocale();
  const arrival = useLive(useChoice().chosen.id)?.arrival;
  const day = (at: number, more: Intl.DateTimeFormatOptions) => formatTime(new Date(at), locale, more);
  return (
    <>
      <b className="text-brand">
        {arrival
          ? t('arrives', {
              days: arrival.days,
              day: day(arrival.on, { month: 'long', day: 'numeric', weekday: 'short' }),
            })
          : usual}
      </b>
      <small className="block text-small text-ink-3">
        {arrival
          ? t('payBefore', { time: day(arrival.before, { weekday: 'long', hour: '2-digit', minute: '2-digit' }) })
          : note}
      </small>
    </>
  );
}
