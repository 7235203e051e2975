'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import type { Id } from '~/lib/ids';
import { formatTime, seoulDay } from '~/lib/time';
import { light } from '~/trpc/light';
import { setStock, useLive } from '../live/stock-store';

/** The hour of an answer is kept for a second. */
const AFTER_MS = 1_500;

/** What unpaid orders keep of a sold-out variant, and from when it may be back; asked again then. */
export default function HeldNote({ variantId }: { variantId: Id<'var'> }) {
  const t = useTranslations('catalog.live');
  const locale = useLocale();
  const held = useLive(variantId)?.held;
  const until = held?.until;
  useEffect(() => {
    if (until === undefined) return;
    const ask = () =>
      light.query('catalog', 'stock', { variantIds: [variantId], locale }).then(setStock, () => undefined);
    const timer = setTimeout(() => void ask(), Math.max(AFTER_MS, until - Date.now() + AFTER_MS));
    return () => clearTimeout(timer);
  }, [variantId, until, locale]);
  if (!held) return null;
  const at = new Date(held.until);
  const isToday = seoulDay(at) === seoulDay(new Date());
  const time = formatTime(at, locale, {
    ...(!isToday && { month: 'long', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  });
  return <span className="mt-1 block">{t('held', { count: held.units, time })}</span>;
}
