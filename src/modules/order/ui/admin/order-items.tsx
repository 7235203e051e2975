import { useLocale, useTranslations } from 'next-intl';
import { SummaryRows } from '~/components/ui/summary-rows';
import { Table } from '~/components/ui/table';
import { Link } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import type { Tile } from '~/modules/catalog/rules';
import { ProductThumb } from '~/modules/catalog/ui/admin/product-thumb';
import { deliveryParts } from '~/modules/shipping/rules';

export type AdminLine = {
  id: string;
  productId: Id<'prd'>;
  name: string;
  option: string;
  image: string;
  tile: Tile;
  quantity: number;
  canceledQuantity: number;
  restockedQuantity: number;
  unitPrice: number;
};
type Sums = {
  currency: CurrencyCode;
  itemsTotal: number;
  discountTotal: number;
  shippingTotal: number;
  surchargeTotal: number;
  total: number;
  refundedTotal: number;
};

/** What is to go into the parcel, with what was paid for each. */
export function OrderItems({ lines, currency }: { lines: readonly AdminLine[]; currency: CurrencyCode }) {
  const t = useTranslations('admin.order');
  const locale = useLocale();
  const money = (amount: number) => formatMoney({ amount, currency }, locale);
  return (
    <Table
      caption={t('lines')}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: 'product',
          head: t('product'),
          rowHead: true,
          cell: (line) => (
            <span className="flex min-h-[58px] items-center gap-3 py-1.5">
              <ProductThumb image={line.image} tile={line.tile} />
              <span>
                <Link href={`/admin/products/${line.productId}`} className="hover:underline">
                  {line.name}
                </Link>
                <span className="block text-small font-normal text-ink-2">{line.option}</span>
              </span>
            </span>
          ),
        },
        {
          key: 'quantity',
          head: t('quantity'),
          numeric: true,
          className: 'font-bold',
          cell: (line) => (
            <>
              {line.quantity}
              {line.canceledQuantity > 0 && (
                <span className="block text-micro font-normal whitespace-normal text-error">
                  {t('lineBack', {
                    quantity: line.quantity,
                    refunded: line.canceledQuantity,
                    restocked: line.restockedQuantity,
                  })}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'unit',
          head: <span className="max-md:sr-only">{t('unit')}</span>,
          numeric: true,
          className: 'text-ink-2',
          cell: (line) => <span className="max-md:sr-only">{money(line.unitPrice)}</span>,
        },
        { key: 'sum', head: t('sum'), numeric: true, cell: (line) => money(line.unitPrice * line.quantity) },
      ]}
    />
  );
}

/** How the total came about, and what went back of it. */
export function OrderSums({ order }: { order: Sums }) {
  const t = useTranslations('admin.order');
  const locale = useLocale();
  const money = (amount: number) => formatMoney({ amount, currency: order.currency }, locale);
  const { fee, surcharge } = deliveryParts(order);
  return (
    <div className="pt-3">
      <SummaryRows
        rows={[
          { label: t('items'), value: money(order.itemsTotal) },
          ...(order.discountTotal > 0
            ? [{ label: t('discount'), value: money(-order.discountTotal), saving: true }]
            : []),
          { label: t('shipping'), value: fee > 0 ? money(fee) : t('free') },
          ...(surcharge > 0 ? [{ label: t('surcharge'), value: money(surcharge) }] : []),
        ]}
        total={{ label: t('total'), value: money(order.total) }}
      />
      {order.refundedTotal > 0 && (
        <dl className="tabular mt-2 grid gap-2 text-ui font-semibold">
          <div className="flex justify-between text-error">
            <dt>{t('refunded')}</dt>
            <dd>{money(-order.refundedTotal)}</dd>
          </div>
          <div className="flex justify-between">
            <dt>{t('kept')}</dt>
            <dd>{money(order.total - order.refundedTotal)}</dd>
          </div>
        </dl>
      )}
    </div>
  );
}
