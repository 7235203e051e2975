import { useLocale, useTranslations } from 'next-intl';
import { Tag, type TagTone } from '~/components/ui/tag';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import { AdminTime } from '~/modules/order/ui/admin/admin-time';
import type { PaymentMethod } from '~/shops/preset';
import type { AttemptState, CashReceipt, CashReceiptType, DepositAccount } from '../../rules';
import { useBankName } from '../bank-name';
import { useFailureWords } from './failure-words';
import { Fact, PaymentEntry } from './payment-entry';
import { RefundEntry, type AdminRefund } from './refund-entry';

type Attempt = {
  id: string;
  method: PaymentMethod;
  methodLabel: string | null;
  providerOrderId: string;
  amount: number;
  currency: CurrencyCode;
  state: AttemptState;
  failureCode: string | null;
  account: DepositAccount | null;
  accountDueAt: Date | null;
  closingAs: string | null;
  cashReceiptType: CashReceiptType | null;
  cashReceipt: CashReceipt | null;
  receiptUrl: string | null;
  useEscrow: boolean;
  partialCancelable: boolean;
  createdAt: Date;
  approvedAt: Date | null;
};
type PaymentRowsProps = {
  attempts: readonly Attempt[];
  refunds: readonly AdminRefund[];
  currency: CurrencyCode;
  lineName: (lineId: string) => string;
};

const TONES: Partial<Record<AttemptState, TagTone>> = {
  DONE: 'brand',
  FAILED: 'error',
  UNKNOWN: 'warn',
  CONFIRMING: 'warn',
  WAITING_FOR_DEPOSIT: 'warn',
};

/** Every try to pay and every refund, as the shop's own books have them. */
export function PaymentRows({ attempts, refunds, currency, lineName }: PaymentRowsProps) {
  const t = useTranslations('admin.payments');
  if (attempts.length === 0) return <p className="py-4 text-ui text-ink-2">{t('none')}</p>;
  return (
    <ul>
      {attempts.map((attempt) => (
        <AttemptEntry key={attempt.id} attempt={attempt} />
      ))}
      {refunds.map((refund) => {
        const attempt = attempts.find(({ id }) => id === refund.paymentId);
        return (
          <RefundEntry
            key={refund.id}
            refund={refund}
            isLost={attempt?.state === 'FAILED'}
            isDeposit={Boolean(attempt?.account)}
            currency={currency}
            lineName={lineName}
          />
        );
      })}
    </ul>
  );
}

function AttemptEntry({ attempt }: { attempt: Attempt }) {
  const t = useTranslations('admin.payments');
  const locale = useLocale();
  const bankName = useBankName();
  const failure = useFailureWords();
  const { account, cashReceipt, cashReceiptType, accountDueAt } = attempt;
  const money = (amount: number) => formatMoney({ amount, currency: attempt.currency }, locale);
  const cash = cashReceipt && t('cashReceipt', { amount: money(cashReceipt.amount) });
  const method = t(`method.${attempt.method}`);
  const asked = cashReceiptType !== null && cashReceiptType !== 'NONE';
  return (
    <PaymentEntry
      title={attempt.methodLabel && attempt.methodLabel !== method ? `${method} · ${attempt.methodLabel}` : method}
      amount={money(attempt.amount)}
      tag={<Tag tone={TONES[attempt.state] ?? 'plain'}>{t(`state.${attempt.state}`)}</Tag>}
    >
      <Fact>
        {attempt.providerOrderId} · <AdminTime at={attempt.approvedAt ?? attempt.createdAt} />
      </Fact>
      {attempt.failureCode && <Fact>{failure(attempt.failureCode)}</Fact>}
      {account && (
        <Fact>
          {bankName(account.bank)} <b className="font-semibold">{account.number}</b> {account.holder}
        </Fact>
      )}
      {account && accountDueAt && attempt.state === 'WAITING_FOR_DEPOSIT' && (
        <Fact>
          {t('due')} <AdminTime at={accountDueAt} />
        </Fact>
      )}
      {attempt.closingAs && attempt.state === 'WAITING_FOR_DEPOSIT' && <Fact>{t('closing')}</Fact>}
      {cash && <Fact>{cashReceipt.url ? <Outside href={cashReceipt.url}>{cash}</Outside> : cash}</Fact>}
      {!cash && asked && <Fact>{t(`cashReceiptAsked.${cashReceiptType}`)}</Fact>}
      {attempt.receiptUrl && (
        <Fact>
          <Outside href={attempt.receiptUrl}>{t('receipt')}</Outside>
        </Fact>
      )}
      {attempt.useEscrow && <Fact>{t('escrow')}</Fact>}
      {!attempt.partialCancelable && <Fact>{t('wholeOnly')}</Fact>}
    </PaymentEntry>
  );
}

function Outside({ href, children }: { href: string; children: string }) {
  const t = useTranslations('admin.payments');
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-tap items-center underline underline-offset-4 hover:text-ink md:min-h-6"
    >
      {children}
      <span className="sr-only"> {t('newWindow')}</span>
    </a>
  );
}
