import { useLocale, useTranslations } from 'next-intl';
import { Amount } from '~/components/ui/amount';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import { dateText } from '~/modules/order/ui/order-times';
import type { RefundAccount, RefundState } from '../rules';
import type { ShownAccount } from '../shown-account';
import { useBankName } from './bank-name';
import { shownRefund } from './shown-refund';

export type OrderRefund = {
  readonly id: string;
  readonly amount: number;
  readonly itemsAmount: number;
  readonly shippingAmount: number;
  readonly freeAmount: number;
  readonly deduction: number;
  readonly account: ShownAccount<RefundAccount> | null;
  readonly state: RefundState;
  readonly failureCode: string | null;
  /** The request it belongs to: what is taken off is the cost of its way back. */
  readonly claimId: string | null;
  readonly doneAt: Date | null;
};

const SHOWN_DIGITS = 4;

/** A refusal that another try has overtaken is told by the story alone. */
const isTold = ({ state }: OrderRefund, index: number, all: readonly OrderRefund[]) =>
  state !== 'FAILED' || index === all.length - 1;

/** Every time money went or goes back: how much, made up of what, to where, and how far it is. */
export function OrderRefunds({ refunds, currency }: { refunds: readonly OrderRefund[]; currency: CurrencyCode }) {
  const t = useTranslations('payment.refund');
  const locale = useLocale();
  const bankName = useBankName();
  const words = (amount: number) => formatMoney({ amount, currency }, locale);
  return (
    <ul className="mt-3 border-t border-line">
      {refunds.filter(isTold).map((refund) => {
        const parts = [
          ['items', refund.itemsAmount],
          ['shipping', refund.shippingAmount],
          ['free', refund.freeAmount],
          [refund.claimId ? 'deduction' : 'deducted', -refund.deduction],
        ] as const;
        const given = parts.filter(([, amount]) => amount !== 0);
        return (
          <li key={refund.id} className="grid gap-0.5 border-b border-line py-3 text-small text-ink-2">
            <p className="flex justify-between gap-4 text-ui text-ink">
              <span>{t('title')}</span>
              <b className="font-semibold">
                <Amount money={{ amount: refund.amount, currency }} locale={locale} />
              </b>
            </p>
            <p>{t(shownRefund(refund), { date: refund.doneAt ? dateText(refund.doneAt, locale) : '' })}</p>
            {given.length > 1 && (
              <p className="tabular">{given.map(([part, amount]) => `${t(part)} ${words(amount)}`).join(' · ')}</p>
            )}
            {refund.account && (
              <p className="tabular">
                {t('account', {
                  bank: bankName(refund.account.bank),
                  number: `*${refund.account.number.slice(-SHOWN_DIGITS)}`,
                  holder: refund.account.holder ?? '',
                })}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
