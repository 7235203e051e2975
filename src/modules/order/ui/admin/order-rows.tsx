import { useLocale, useTranslations } from 'next-intl';
import { RowList } from '~/components/ui/row-list';
import { Table } from '~/components/ui/table';
import { Link } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import type { OrderStatus } from '../../rules';
import { AdminTime } from './admin-time';
import { type OpenRequest, OrderStatusTag } from './order-status-tag';

export type AdminOrder = {
  id: Id<'ord'>;
  number: string;
  status: OrderStatus;
  cancelingAt: Date | null;
  currency: CurrencyCode;
  total: number;
  refundedTotal: number;
  createdAt: Date;
  recipientName: string;
  firstNameKo: string;
  firstNameEn: string;
  lineCount: number;
  /** The request about it that is open, where the list says so. */
  request?: OpenRequest | null;
};

type OrderRowsProps = {
  caption: string;
  rows: readonly AdminOrder[];
  /** Whoever looks may open them too. */
  isOpen?: boolean;
};

/** Orders with who, what, how much and where they stand; on a phone each is one row to press. */
export function OrderRows({ caption, rows, isOpen = true }: OrderRowsProps) {
  const t = useTranslations('admin.orders');
  const locale = useLocale();
  const href = (row: AdminOrder) => `/admin/orders/${row.id}`;
  const what = (row: AdminOrder) =>
    t('what', { first: locale === 'ko' ? row.firstNameKo : row.firstNameEn, more: row.lineCount - 1 });
  const who = (row: AdminOrder) => row.recipientName || t('withheld');
  const total = (row: AdminOrder) => formatMoney({ amount: row.total, currency: row.currency }, locale);
  const tag = (row: AdminOrder) => (
    <OrderStatusTag
      status={row.status}
      refunding={row.cancelingAt !== null}
      partlyRefunded={row.refundedTotal > 0 && row.refundedTotal < row.total}
      request={row.request}
    />
  );
  return (
    <>
      <RowList
        label={caption}
        rows={rows.map((row) => ({
          key: row.id,
          ...(isOpen && { href: href(row) }),
          title: what(row),
          value: total(row),
          note: (
            <>
              <span className="whitespace-nowrap">{row.number}</span> · {who(row)} · <AdminTime at={row.createdAt} />
            </>
          ),
          tag: tag(row),
        }))}
      />
      <div className="hidden md:block">
        <Table
          caption={caption}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'number',
              head: t('number'),
              rowHead: true,
              className: 'whitespace-nowrap',
              cell: (row) =>
                isOpen ? (
                  <Link href={href(row)} className="flex min-h-[46px] items-center hover:underline">
                    {row.number}
                  </Link>
                ) : (
                  row.number
                ),
            },
            { key: 'who', head: t('who'), className: 'whitespace-nowrap', cell: who },
            { key: 'what', head: t('lines'), className: 'max-w-[280px] truncate', cell: what },
            { key: 'total', head: t('total'), numeric: true, cell: total },
            { key: 'status', head: t('status'), cell: tag },
            {
              key: 'at',
              head: t('at'),
              numeric: true,
              className: 'text-ink-3',
              cell: (row) => <AdminTime at={row.createdAt} />,
            },
          ]}
        />
      </div>
    </>
  );
}
