import { useTranslations } from 'next-intl';
import { Bar } from '~/components/ui/bar';
import { Link } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { LOW_STOCK } from '~/modules/inventory/rules';
import type { Tile } from '../../rules';
import { ProductThumb } from './product-thumb';

export type RunningOut = {
  productId: Id<'prd'>;
  variantId: Id<'var'>;
  name: string;
  option: string;
  tile: Tile;
  image: string;
  free: number;
  reserved: number;
};

/** What is sold out or nearly so, the emptiest first; the bar is full where stock is no longer low. */
export function RunningOutRows({ label, rows }: { label: string; rows: readonly RunningOut[] }) {
  const t = useTranslations('admin.today');
  return (
    <ul aria-label={label}>
      {rows.map((row) => (
        <li key={row.variantId} className="border-b border-line">
          <Link
            href={`/admin/products/${row.productId}?variant=${row.variantId}`}
            className="group flex items-center gap-3.5 py-2.5 text-label"
          >
            <ProductThumb image={row.image} tile={row.tile} className="size-[52px]" />
            <span className="min-w-0 flex-1">
              <span className="block truncate">
                <b className="group-hover:underline">{row.name}</b> <span className="text-ink-2">{row.option}</span>
              </span>
              <Bar
                percent={(Math.max(0, row.free) / (LOW_STOCK + 1)) * 100}
                fill={row.free <= 1 ? 'bg-error' : 'bg-ink-2'}
                className="mt-1.5"
              />
            </span>
            <span className="tabular flex-none text-right">
              <b className={row.free <= 0 ? 'text-error' : undefined}>
                {row.free <= 0 ? t('soldOut') : t('left', { count: row.free })}
              </b>
              {row.reserved > 0 && (
                <span className="block text-small text-ink-3">{t('held', { count: row.reserved })}</span>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
