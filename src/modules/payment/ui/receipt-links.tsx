import { ExternalLink } from 'lucide';
import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import type { CashReceipt, CashReceiptType } from '../rules';

type ReceiptLinksProps = {
  receiptUrl: string | null;
  cashReceiptType: CashReceiptType | null;
  cashReceipt: CashReceipt | null;
  currency: CurrencyCode;
};

/** The provider's receipts of a payment; a cash receipt says for how much it stands after all refunds. */
export function ReceiptLinks({ receiptUrl, cashReceiptType, cashReceipt, currency }: ReceiptLinksProps) {
  const t = useTranslations('payment.receipts');
  const locale = useLocale();
  const asked = cashReceiptType !== null && cashReceiptType !== 'NONE';
  const cash = cashReceipt && t('cash', { amount: formatMoney({ amount: cashReceipt.amount, currency }, locale) });
  return (
    <div className="grid justify-items-end">
      {receiptUrl && <Outside href={receiptUrl}>{t('payment')}</Outside>}
      {cash && cashReceipt.url && <Outside href={cashReceipt.url}>{cash}</Outside>}
      {cash && !cashReceipt.url && <p className="text-small text-ink-2">{cash}</p>}
      {asked && !cashReceipt && <p className="text-small text-ink-2">{t('asked')}</p>}
    </div>
  );
}

function Outside({ href, children }: { href: string; children: string }) {
  const t = useTranslations('payment.receipts');
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-tap items-center gap-1 text-ui font-semibold text-ink-2 hover:text-ink"
    >
      {children}
      <Icon of={ExternalLink} size={14} />
      <span className="sr-only">{t('newWindow')}</span>
    </a>
  );
}
