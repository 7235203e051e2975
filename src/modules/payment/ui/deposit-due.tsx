'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { HoldStrip } from '~/components/ui/hold-strip';
import { Notice } from '~/components/ui/notice';
import { useRouter } from '~/i18n/navigation';
import { dueText } from '~/modules/order/ui/order-times';
import { useSecondsLeft } from '~/modules/order/ui/remaining-time';

type DepositDueProps = { issuedAt: Date; dueAt: Date; now: Date };

/** Until when the bank takes the money, and how long that is from now, in words. */
export function DepositDue({ issuedAt, dueAt, now }: DepositDueProps) {
  const t = useTranslations('payment.deposit');
  const locale = useLocale();
  const router = useRouter();
  const seconds = useSecondsLeft(now.getTime(), dueAt.getTime());
  const over = seconds === 0;
  useEffect(() => {
    // The account must not be used any more: the page is drawn without it.
    if (over) router.refresh();
  }, [over, router]);
  if (over) return <Notice tone="warn">{t('overdue')}</Notice>;
  const minutes = Math.ceil(seconds / 60);
  const left = { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 };
  const whole = (dueAt.getTime() - issuedAt.getTime()) / 1000;
  return (
    <HoldStrip
      time={t(left.days > 0 ? 'left.days' : left.hours > 0 ? 'left.hours' : 'left.minutes', left)}
      percent={whole > 0 ? (seconds / whole) * 100 : 0}
    >
      <p>{t('until', { due: dueText(dueAt, locale) })}</p>
      <p>{t('after')}</p>
    </HoldStrip>
  );
}
