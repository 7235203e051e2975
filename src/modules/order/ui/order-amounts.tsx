import { useLocale, useTranslations } from 'next-intl';
import { Amount } from '~/components/ui/amount';
import { SummaryRows } from '~/components/ui/summary-rows';
import type { CurrencyCode } from '~/lib/money';
import { deliveryParts } from '~/modules/shipping/rules';

type OrderAmountsProps = {
  order: {
    itemsTotal: number;
    discountTotal: number;
    shippingTotal: number;
    surchargeTotal: number;
    refundedTotal: number;
    total: number;
    currency: CurrencyCode;
  };
  paid: boolean;
  /** How it was paid, in words. */
  paidBy?: string;
};

/** The sum as it was when the order was placed, and what went back since. */
export function OrderAmounts({ order, paid, paidBy }: OrderAmountsProps) {
  const t = useTranslations('order.amounts');
  const locale = useLocale();
  const amount = (value: number) => <Amount money={{ amount: value, currency: order.currency }} locale={locale} />;
  const { fee, surcharge } = deliveryParts(order);
  return (
    <>
      <SummaryRows
        rows={[
          { label: t('items'), value: amount(order.itemsTotal) },
          ...(order.discountTotal > 0
            ? [{ label: t('discount'), value: amount(-order.discountTotal), saving: true }]
            : []),
          { label: t('shipping'), value: fee > 0 ? amount(fee) : t('free') },
          ...(surcharge > 0 ? [{ label: t('surcharge'), value: amount(surcharge) }] : []),
        ]}
        total={{ label: t(paid ? 'paid' : 'total'), value: amount(order.total) }}
      />
      {paid && paidBy && <p className="mt-2 text-right text-small text-ink-2">{paidBy}</p>}
      {order.refundedTotal > 0 && (
        <dl className="tabular mt-3 grid gap-1 border-t border-line pt-3 text-ui">
          <div className="flex justify-between gap-4">
            <dt className="text-ink-2">{t('refunded')}</dt>
            <dd className="font-semibold">{amount(-order.refundedTotal)}</dd>
          </div>
          {order.refundedTotal < order.total && (
            <div className="flex justify-between gap-4">
              <dt className="text-ink-2">{t('left')}</dt>
              <dd className="font-semibold">{amount(order.total - order.refundedTotal)}</dd>
            </div>
          )}
        </dl>
      )}
    </>
  );
}
