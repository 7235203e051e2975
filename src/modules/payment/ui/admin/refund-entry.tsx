import { useLocale, useTranslations } from 'next-intl';
import { Tag, type TagTone } from '~/components/ui/tag';
import type { Id } from '~/lib/ids';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import { ACTOR_KINDS } from '~/modules/order/rules';
import { AdminTime } from '~/modules/order/ui/admin/admin-time';
import { useReasonWords } from '~/modules/order/ui/admin/reason-words';
import { masked, type RefundAccount, type RefundState } from '../../rules';
import { useBankName } from '../bank-name';
import { shownRefund } from '../shown-refund';
import { Fact, PaymentEntry } from './payment-entry';
import { GiveLostBack } from './give-lost-back';
import { GiveUpRefund } from './give-up-refund';
import { RetryRefund } from './retry-refund';

export type AdminRefund = {
  id: Id<'ref'>;
  paymentId: Id<'pay'>;
  amount: number;
  itemsAmount: number;
  shippingAmount: number;
  freeAmount: number;
  deduction: number;
  reason: string;
  /** The request it belongs to; what of its units can be sold again the inspection says. */
  claimId: string | null;
  note: string;
  account: RefundAccount | null;
  manualReference: string | null;
  state: RefundState;
  failureCode: string | null;
  actor: string;
  attempts: number;
  nextTryAt: Date | null;
  createdAt: Date;
  doneAt: Date | null;
  lines: readonly { lineId: string; quantity: number; restock: boolean }[];
};
type RefundEntryProps = {
  refund: AdminRefund;
  /** Of money no order shows for. */
  isLost: boolean;
  isDeposit: boolean;
  currency: CurrencyCode;
  lineName: (lineId: string) => string;
};

const GIVEN_UP: ReadonlySet<string> = new Set(['GIVEN_UP', 'NOT_OWED']);
const TONES: Record<RefundState, TagTone> = { REQUESTED: 'warn', DONE: 'brand', FAILED: 'error', WAITING: 'error' };

/** One time money went or goes back: what for, made up of what, by whom, to where, and how far it is. */
export function RefundEntry({ refund, isLost, isDeposit, currency, lineName }: RefundEntryProps) {
  const t = useTranslations('admin.payments');
  const locale = useLocale();
  const bankName = useBankName();
  const reason = useReasonWords();
  const money = (amount: number) => formatMoney({ amount, currency }, locale);
  const actor = ACTOR_KINDS.find((known) => known === refund.actor);
  const account = refund.account && masked(refund.account);
  const parts = [
    ['shipping', refund.shippingAmount],
    // All of it is money that no line stands for; that it was goodwill would not be true.
    ['free', isLost ? 0 : refund.freeAmount],
    ['deduction', -refund.deduction],
  ] as const;
  return (
    <PaymentEntry
      title={t('refund', { reason: reason(refund.reason) })}
      amount={money(-refund.amount)}
      tag={<Tag tone={TONES[refund.state]}>{t(`refundState.${shownRefund(refund)}`)}</Tag>}
      action={
        refund.state === 'REQUESTED' ? (
          <>
            <RetryRefund refundId={refund.id} />
            <GiveUpRefund refundId={refund.id} amount={money(refund.amount)} isLost={isLost} />
          </>
        ) : (
          refund.state === 'WAITING' && (
            <GiveLostBack refundId={refund.id} amount={money(refund.amount)} isDeposit={isDeposit} />
          )
        )
      }
    >
      <Fact>
        {actor ? t(`actor.${actor}`) : refund.actor} · <AdminTime at={refund.doneAt ?? refund.createdAt} />
      </Fact>
      {refund.lines.map(({ lineId, quantity, restock }) => (
        <Fact key={`${lineId} ${restock}`}>
          {t(restock ? 'lineRestocked' : refund.claimId ? 'line' : 'lineGone', { name: lineName(lineId), quantity })}
        </Fact>
      ))}
      {parts.map(
        ([part, amount]) => amount !== 0 && <Fact key={part}>{t(`part.${part}`, { amount: money(amount) })}</Fact>,
      )}
      {account && (
        <Fact>
          {bankName(account.bank)} {account.number} {account.holder}
        </Fact>
      )}
      {refund.manualReference && <Fact>{t('byHand', { reference: refund.manualReference })}</Fact>}
      {refund.note && <Fact>{t('note', { note: refund.note })}</Fact>}
      {refund.state === 'WAITING' && <Fact>{t('owed')}</Fact>}
      {refund.failureCode && (
        <Fact>
          {GIVEN_UP.has(refund.failureCode) ? t('givenUp') : t('refundFailure', { code: refund.failureCode })}
        </Fact>
      )}
      {refund.state === 'REQUESTED' && refund.nextTryAt && (
        <Fact>
          {t('tries', { count: refund.attempts })} <AdminTime at={refund.nextTryAt} />
        </Fact>
      )}
    </PaymentEntry>
  );
}
