import { useLocale, useTranslations } from 'next-intl';
import { TimeLine, type TimeLineEntry } from '~/components/ui/time-line';
import { addDays, formatTime } from '~/lib/time';
import { AUTO_COMPLETE_DAYS, type OrderStatus } from '../rules';
import type { OrderMoments } from './order-progress';
import { arrivalWords, dayText, momentText } from './order-times';
import type { ToldClaim } from './shown-status';

type Coming = 'PAY' | 'DEPOSIT' | 'PREPARING' | 'SHIPPED' | 'DELIVERED' | 'COMPLETED' | 'MONEY';

const COMING: Partial<Record<OrderStatus, readonly Coming[]>> = {
  PENDING: ['PAY', 'PREPARING', 'DELIVERED'],
  CONFIRMING: ['PREPARING', 'DELIVERED'],
  AWAITING_DEPOSIT: ['DEPOSIT', 'PREPARING', 'DELIVERED'],
  PAID: ['PREPARING', 'SHIPPED', 'DELIVERED'],
  PREPARING: ['SHIPPED', 'DELIVERED'],
  SHIPPED: ['DELIVERED', 'COMPLETED'],
  DELIVERED: ['COMPLETED'],
  REFUNDED: ['MONEY'],
};

type OrderNextProps = {
  status: OrderStatus;
  canceling: boolean;
  /** While a request of the buyer is open nothing is confirmed by itself; where it is to cancel, nothing at all is certain. */
  claim: ToldClaim | null;
  /** Something of it can be returned after a change of mind. */
  returnable: boolean;
  /** Something of it belongs into the cold. */
  cold: boolean;
  moments: OrderMoments;
  expiresAt: Date;
  now: Date;
  /** Where money goes back to and when, in words. */
  back: string;
};

/** «다음에는»: what will happen, and when as far as that can be said. */
export function OrderNext(props: OrderNextProps) {
  const { status, canceling, claim, returnable, cold, moments, expiresAt, now, back } = props;
  const t = useTranslations('order');
  const locale = useLocale();
  const steps = canceling ? (status === 'AWAITING_DEPOSIT' ? [] : (['MONEY'] as const)) : (COMING[status] ?? []);
  const coming = steps.filter((step) => !(claim?.isOpen && step === 'COMPLETED'));
  if (coming.length === 0 || (claim?.isOpen && claim.kind === 'CANCEL')) return null;
  const arrival = arrivalWords(moments.arrival, now, locale);
  const completed = moments.deliveredAt ?? (arrival && moments.arrival?.day);
  const times: Partial<Record<Coming, string>> = {
    PAY: formatTime(expiresAt, locale, { hour: '2-digit', minute: '2-digit' }),
    DEPOSIT: momentText(expiresAt, now, locale),
    ...(arrival && moments.paidAt && { DELIVERED: t('steps.arrives', arrival) }),
    ...(completed && moments.paidAt && { COMPLETED: dayText(addDays(completed, AUTO_COMPLETE_DAYS), locale) }),
  };
  const entries = coming.map((step): TimeLineEntry => ({
    key: step,
    state: 'next',
    time: times[step] ?? '',
    title: t(`next.${step}.title`),
    text: t(`next.${step}.text`, { back, room: returnable ? 'yes' : 'no', cold: cold ? 'yes' : 'no' }),
  }));
  return (
    <section className="border-t border-line pt-5">
      <h2 className="mb-3 text-n-m">{t('next.label')}</h2>
      <TimeLine label={t('next.label')} entries={entries} />
    </section>
  );
}
