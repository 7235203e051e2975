import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Tag, type TagTone } from '~/components/ui/tag';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import { AdminTime } from '~/modules/order/ui/admin/admin-time';
import { ACTOR_KINDS } from '~/modules/order/rules';
import type { PaymentMethod } from '~/shops/preset';
import { CANCEL_REASONS } from '../../input';
import type { AttemptState, RefundState } from '../../rules';

type Attempt = {
  id: string;
  method: PaymentMethod;
  methodLabel: string | null;
  providerOrderId: string;
  amount: number;
  currency: CurrencyCode;
  state: AttemptState;
  failureCode: string | null;
  createdAt: Date;
  approvedAt: Date | null;
};
type Refund = {
  id: string;
  amount: number;
  reason: string;
  state: RefundState;
  failureCode: string | null;
  actor: string;
  createdAt: Date;
  doneAt: Date | null;
};
type PaymentRowsProps = { attempts: readonly Attempt[]; refunds: readonly Refund[]; currency: CurrencyCode };

const ATTEMPT_TONES: Partial<Record<AttemptState, TagTone>> = {
  DONE: 'brand',
  FAILED: 'error',
  UNKNOWN: 'warn',
  CONFIRMING: 'warn',
};
const REFUND_TONES: Record<RefundState, TagTone> = { REQUESTED: 'warn', DONE: 'brand', FAILED: 'error' };

/** Every try to pay and every refund, as the shop's own books have them. */
export function PaymentRows({ attempts, refunds, currency }: PaymentRowsProps) {
  const t = useTranslations('admin.payments');
  const locale = useLocale();
  const money = (amount: number) => formatMoney({ amount, currency }, locale);
  const reason = (code: string) => {
    const known = CANCEL_REASONS.find((candidate) => candidate === code);
    return known ? t(`reasons.${known}`) : code;
  };
  const actor = (name: string) => {
    const known = ACTOR_KINDS.find((candidate) => candidate === name);
    return known ? t(`actor.${known}`) : name;
  };
  if (attempts.length === 0) return <p className="py-4 text-ui text-ink-2">{t('none')}</p>;
  return (
    <ul>
      {attempts.map((attempt) => (
        <Entry
          key={attempt.id}
          title={attempt.methodLabel ?? t(`method.${attempt.method}`)}
          amount={money(attempt.amount)}
          tag={<Tag tone={ATTEMPT_TONES[attempt.state] ?? 'plain'}>{t(`state.${attempt.state}`)}</Tag>}
        >
          {attempt.providerOrderId} · <AdminTime at={attempt.approvedAt ?? attempt.createdAt} />
          {attempt.failureCode && ` · ${attempt.failureCode}`}
        </Entry>
      ))}
      {refunds.map((refund) => (
        <Entry
          key={refund.id}
          title={t('refund', { reason: reason(refund.reason) })}
          amount={money(-refund.amount)}
          tag={<Tag tone={REFUND_TONES[refund.state]}>{t(`refundState.${refund.state}`)}</Tag>}
        >
          {actor(refund.actor)} · <AdminTime at={refund.doneAt ?? refund.createdAt} />
          {refund.failureCode && ` · ${refund.failureCode}`}
        </Entry>
      ))}
    </ul>
  );
}

type EntryProps = { title: string; amount: string; tag: ReactNode; children: ReactNode };

function Entry({ title, amount, tag, children }: EntryProps) {
  return (
    <li className="tabular grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 border-b border-line py-2.5">
      <b className="text-label font-semibold">{title}</b>
      <b className="text-right text-label">{amount}</b>
      <span className="text-small text-ink-3">{children}</span>
      <span className="justify-self-end">{tag}</span>
    </li>
  );
}
