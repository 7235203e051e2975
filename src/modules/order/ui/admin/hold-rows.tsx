import { useLocale, useTranslations } from 'next-intl';
import { RowList } from '~/components/ui/row-list';
import { Table } from '~/components/ui/table';
import { Tag } from '~/components/ui/tag';
import { Link } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import type { PaymentState } from '../../rules';
import { AdminTime } from './admin-time';
import { holdEnd } from './hold-end';
import { orderStatus } from '../../rules';
import { OrderStatusTag } from './order-status-tag';

export type AdminHold = {
  id: Id<'hld'>;
  orderId: Id<'ord'>;
  orderNumber: string;
  orderState: PaymentState;
  /** Until when the order waits for its money, where that is asked. */
  orderEndsAt?: Date;
  /** Only for a desk where people are looked at. */
  buyer?: string;
  nameKo: string;
  nameEn: string;
  option: string;
  quantity: number;
  createdAt: Date;
  expiresAt: Date;
  expired: boolean;
};

type HoldRowsProps = {
  caption: string;
  rows: readonly AdminHold[];
  now: Date;
  /** Whoever looks may open orders too. */
  ordersOpen: boolean;
};

/** Who holds which units since when and until when; the one that ends first is on top. */
export function HoldRows({ caption, rows, now, ordersOpen }: HoldRowsProps) {
  const t = useTranslations('admin.holds');
  const locale = useLocale();
  const name = (row: AdminHold) => (locale === 'ko' ? row.nameKo : row.nameEn);
  const left = (row: AdminHold) => {
    if (row.expired) return <Tag tone="error">{t('expired')}</Tag>;
    if (holdEnd(row) <= now) return t('due');
    const minutes = Math.ceil((holdEnd(row).getTime() - now.getTime()) / 60_000);
    return minutes >= 60 ? t('hoursLeft', { hours: Math.floor(minutes / 60) }) : t('minutesLeft', { minutes });
  };
  const order = (row: AdminHold) => `/admin/orders/${row.orderId}`;
  return (
    <>
      <RowList
        label={caption}
        rows={rows.map((row) => ({
          key: row.id,
          ...(ordersOpen && { href: order(row) }),
          title: (
            <>
              {name(row)} <span className="font-normal text-ink-2">{row.option}</span>
            </>
          ),
          value: t('units', { count: row.quantity }),
          note: (
            <>
              {row.buyer && `${row.buyer} · `}
              {row.orderNumber} · {t('until')} <AdminTime at={holdEnd(row)} />
            </>
          ),
          tag: left(row),
        }))}
      />
      <div className="hidden md:block">
        <Table
          caption={caption}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'product', head: t('product'), rowHead: true, className: 'min-w-[160px]', cell: name },
            { key: 'option', head: t('option'), className: 'text-ink-2', cell: (row) => row.option },
            {
              key: 'quantity',
              head: t('quantity'),
              numeric: true,
              className: 'font-semibold',
              cell: (row) => row.quantity,
            },
            {
              key: 'order',
              head: t('order'),
              className: 'whitespace-nowrap',
              cell: (row) =>
                ordersOpen ? (
                  <Link
                    href={order(row)}
                    className="inline-flex min-h-[46px] items-center underline underline-offset-4"
                  >
                    {row.orderNumber}
                  </Link>
                ) : (
                  row.orderNumber
                ),
            },
            ...(rows.some(({ buyer }) => buyer)
              ? [
                  {
                    key: 'buyer',
                    head: t('buyer'),
                    className: 'whitespace-nowrap',
                    cell: (row: AdminHold) => row.buyer,
                  },
                ]
              : []),
            {
              key: 'state',
              head: t('state'),
              cell: (row) => <OrderStatusTag status={orderStatus(row.orderState, [])} refunding={false} />,
            },
            {
              key: 'since',
              head: t('since'),
              className: 'text-ink-2',
              cell: (row) => <AdminTime at={row.createdAt} />,
            },
            {
              key: 'until',
              head: t('until'),
              className: 'text-ink-2',
              cell: (row) => <AdminTime at={holdEnd(row)} />,
            },
            { key: 'left', head: t('left'), numeric: true, cell: left },
          ]}
        />
      </div>
      {rows.some((row) => holdEnd(row) < row.expiresAt) && <p className="pt-3 text-small text-ink-3">{t('kept')}</p>}
    </>
  );
}
