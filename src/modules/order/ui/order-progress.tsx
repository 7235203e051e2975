import { useLocale, useTranslations } from 'next-intl';
import { StepsBar } from '~/components/ui/steps-bar';
import { addDays } from '~/lib/time';
import type { Arrival } from '~/modules/shipping/rules/promise';
import { AUTO_COMPLETE_DAYS, type OrderStatus } from '../rules';
import { arrivalWords, dayText, momentText } from './order-times';

export type OrderMoments = {
  readonly paidAt: Date | null;
  readonly preparingAt: Date | null;
  readonly shippedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly completedAt: Date | null;
  readonly arrival: Arrival | null;
};

const CURRENT: Partial<Record<OrderStatus, number>> = {
  PENDING: 0,
  CONFIRMING: 0,
  AWAITING_DEPOSIT: 0,
  PAID: 0,
  PREPARING: 1,
  SHIPPED: 2,
  DELIVERED: 3,
  COMPLETED: 5,
};

type OrderProgressProps = {
  status: OrderStatus;
  /** A request of the buyer is open: nobody can say when the purchase is confirmed. */
  claimOpen: boolean;
  moments: OrderMoments;
  now: Date;
};

/** The five steps with when they happened or should; an order that ended without delivery has none. */
export function OrderProgress({ status, claimOpen, moments, now }: OrderProgressProps) {
  const t = useTranslations('order');
  const locale = useLocale();
  const current = CURRENT[status];
  if (current === undefined) return null;
  const done = (at: Date | null) => (at ? momentText(at, now, locale) : undefined);
  const { arrival, deliveredAt } = moments;
  const expected = arrivalWords(arrival, now, locale);
  const confirmed = deliveredAt ?? (expected && arrival?.day);
  const unpaid = status === 'PENDING' || status === 'CONFIRMING' || status === 'AWAITING_DEPOSIT';
  return (
    <StepsBar
      label={t('steps.label')}
      current={current}
      steps={[
        { label: unpaid ? t(`status.${status}`) : t('steps.PAID'), note: done(moments.paidAt) },
        { label: t('steps.PREPARING'), note: done(moments.preparingAt) },
        { label: t('steps.SHIPPED'), note: done(moments.shippedAt) },
        {
          label: t('steps.DELIVERED'),
          note: done(deliveredAt) ?? (expected && moments.paidAt ? t('steps.arrives', expected) : undefined),
        },
        {
          label: t('steps.COMPLETED'),
          note:
            done(moments.completedAt) ??
            (confirmed && moments.paidAt && !claimOpen
              ? dayText(addDays(confirmed, AUTO_COMPLETE_DAYS), locale)
              : undefined),
        },
      ]}
    />
  );
}
