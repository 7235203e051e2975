import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { RowList } from '~/components/ui/row-list';
import { Table } from '~/components/ui/table';
import { Tag } from '~/components/ui/tag';
import { Link } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import type { ProductStatus, Tile } from '../../rules';
import { ProductStatusTag } from './product-status-tag';
import { ProductThumb } from './product-thumb';

export type AdminProduct = {
  id: Id<'prd'>;
  name: string;
  brand: string;
  category: string;
  status: ProductStatus;
  tile: Tile;
  image: string;
  variantCount: number;
  lowest: number | null;
  highest: number | null;
  currency: CurrencyCode;
  stock: number;
  reserved: number;
  outCount: number;
  lowCount: number;
};

/** Products with price, stock and status; on a phone each is one row to press. */
export function ProductRows({ caption, rows }: { caption: string; rows: readonly AdminProduct[] }) {
  const t = useTranslations('admin.products');
  const locale = useLocale();
  const { number } = useFormatter();
  const href = (row: AdminProduct) => `/admin/products/${row.id}`;
  const price = ({ lowest, highest, currency }: AdminProduct) => {
    if (lowest === null || highest === null) return '–';
    const from = formatMoney({ amount: lowest, currency }, locale);
    return lowest === highest ? from : t('from', { price: from });
  };
  const alarm = ({ outCount, lowCount }: AdminProduct) => {
    if (outCount > 0) return <Tag tone="error">{t('out', { count: outCount })}</Tag>;
    return lowCount > 0 ? <Tag tone="warn">{t('low', { count: lowCount })}</Tag> : null;
  };
  return (
    <>
      <RowList
        label={caption}
        rows={rows.map((row) => ({
          key: row.id,
          href: href(row),
          picture: <ProductThumb image={row.image} tile={row.tile} />,
          title: row.name,
          value: price(row),
          note: t('units', { stock: row.stock - row.reserved, reserved: row.reserved }),
          tag: row.status === 'ACTIVE' ? alarm(row) : <ProductStatusTag status={row.status} />,
        }))}
      />
      <div className="hidden md:block">
        <Table
          caption={caption}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              head: t('name'),
              rowHead: true,
              className: 'min-w-[220px]',
              cell: (row) => (
                <Link href={href(row)} className="flex min-h-[46px] items-center gap-3 hover:underline">
                  <ProductThumb image={row.image} tile={row.tile} />
                  <span>
                    {row.name}
                    <span className="block text-micro font-normal text-ink-3">{row.brand}</span>
                  </span>
                </Link>
              ),
            },
            {
              key: 'category',
              head: t('category'),
              className: 'whitespace-nowrap text-ink-2',
              cell: (row) => row.category,
            },
            {
              key: 'options',
              head: t('options'),
              numeric: true,
              className: 'text-ink-2',
              cell: (row) => number(row.variantCount),
            },
            { key: 'price', head: t('price'), numeric: true, cell: price },
            {
              key: 'stock',
              head: t('stock'),
              numeric: true,
              className: 'font-semibold',
              cell: (row) => number(row.stock),
            },
            {
              key: 'reserved',
              head: t('reserved'),
              numeric: true,
              className: 'text-ink-2',
              cell: (row) => row.reserved,
            },
            { key: 'alarm', head: t('alarm'), cell: alarm },
            { key: 'status', head: t('state'), cell: (row) => <ProductStatusTag status={row.status} /> },
          ]}
        />
      </div>
    </>
  );
}
