import 'server-only';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import { formatTime, seoulMidnight } from '~/lib/time';
import { deliveryPromise } from '~/modules/shipping/rules/promise';
import type { Ctx } from '~/server/context';
import type { Locale } from '~/shops/preset';

const DAY_MS = 86_400_000;

/** When something arrives on the mainland that is paid now, and by when it must be for that, in words; null where nobody can say. */
export function arrivalWords(
  { now, shop }: Pick<Ctx, 'now' | 'shop'>,
  locale: Locale,
  cold: boolean,
): readonly [day: string, by: string] | null {
  const promise = deliveryPromise(now, { region: 'MAINLAND', cold }, shop.shipping);
  if (!promise) return null;
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: 'catalog.product' });
  const { day, payBefore } = promise;
  const daysUntil = (at: Date) => (seoulMidnight(at).getTime() - seoulMidnight(now).getTime()) / DAY_MS;
  const on = {
    days: daysUntil(day),
    day: formatTime(day, locale, { month: 'long', day: 'numeric' }),
    weekday: formatTime(day, locale, { weekday: 'short' }),
  };
  const by = {
    days: daysUntil(payBefore),
    weekday: formatTime(payBefore, locale, { weekday: 'long' }),
    time: formatTime(payBefore, locale, { hour: '2-digit', minute: '2-digit' }),
  };
  return [t('arrivalDay', on), t('arrivalBy', by)];
}
