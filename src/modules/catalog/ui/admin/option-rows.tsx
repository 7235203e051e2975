import { useLocale, useTranslations } from 'next-intl';
import { Tag } from '~/components/ui/tag';
import { Link } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { formatMoney, percentOff, type CurrencyCode } from '~/lib/money';
import { LOW_STOCK } from '~/modules/inventory/rules';
import { CorrectStock } from '~/modules/inventory/ui/correct-stock';
import { stockState } from '../../rules';
import { ChangePrice } from './change-price';

export type AdminOption = {
  id: Id<'var'>;
  sku: string;
  option: string;
  price: number;
  listPrice: number | null;
  shownListPrice: number | null;
  lowestBefore: number | null;
  currency: CurrencyCode;
  active: boolean;
  stock: number;
  reserved: number;
};

type OptionRowsProps = {
  rows: readonly AdminOption[];
  historyHref: (id: Id<'var'>) => string;
  shown: Id<'var'> | null;
};

/** Every option with its prices and counters, and what can be done to them. */
export function OptionRows({ rows, historyHref, shown }: OptionRowsProps) {
  const t = useTranslations('admin.product');
  const locale = useLocale();
  return (
    <ul>
      {rows.map((row) => {
        const money = (amount: number) => formatMoney({ amount, currency: row.currency }, locale);
        const percent = percentOff(row.price, row.shownListPrice);
        const free = row.stock - row.reserved;
        const state = stockState(free, LOW_STOCK);
        return (
          <li
            key={row.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-2 border-b border-line py-3 lg:grid-cols-[minmax(0,1fr)_150px_150px_auto] lg:items-center"
          >
            <div className="col-span-2 lg:col-span-1">
              <h3 className="text-ui/6">
                {row.option} {!row.active && <Tag>{t('off')}</Tag>}
              </h3>
              <p className="tabular text-micro text-ink-3">{row.sku}</p>
            </div>
            <p className="tabular text-label">
              <b className="text-ui">{money(row.price)}</b>
              {percent > 0 && row.shownListPrice !== null && (
                <span className="block">
                  <span className="font-semibold text-sale">{percent}%</span>{' '}
                  <s className="text-ink-3">
                    <span className="sr-only">{t('listPrice')} </span>
                    {money(row.shownListPrice)}
                  </s>
                </span>
              )}
              {row.listPrice !== null && row.shownListPrice === null && (
                <span className="block text-small text-ink-3">{t('notShown', { price: money(row.listPrice) })}</span>
              )}
            </p>
            <p className="tabular text-label max-lg:text-right">
              <b className="text-ui">{t('left', { count: free })}</b>{' '}
              {state === 'sold-out' && <Tag tone="error">{t('soldOut')}</Tag>}
              {state === 'low' && <Tag tone="warn">{t('low')}</Tag>}
              <span className="block text-small text-ink-3">
                {t('counters', { stock: row.stock, reserved: row.reserved })}
              </span>
            </p>
            <div className="col-span-2 flex flex-wrap items-center gap-2 lg:col-span-1">
              <ChangePrice
                variantId={row.id}
                name={row.option}
                price={row.price}
                listPrice={row.listPrice}
                lowestBefore={row.lowestBefore}
                currency={row.currency}
              />
              <CorrectStock variantId={row.id} name={row.option} stock={row.stock} reserved={row.reserved} />
              <Link
                href={historyHref(row.id)}
                scroll={false}
                aria-current={row.id === shown ? 'true' : undefined}
                aria-label={t('historyOf', { name: row.option })}
                className="inline-flex min-h-tap items-center px-2 text-label font-semibold text-ink-2 hover:text-ink aria-[current]:text-brand"
              >
                {t('history')}
              </Link>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
