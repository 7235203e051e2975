import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatMoney, percentOff, type CurrencyCode } from '~/lib/money';
import { Amount } from './amount';
import { classNames } from './class-names';

type PriceBlockProps = {
  /** Minor units. */
  price: number;
  /** Lowest price of the 20 days before the discount; null where there was none. */
  listPrice: number | null;
  currency: CurrencyCode;
  locale: string;
  size?: 'card' | 'page';
  /** Line under the price: per piece, per 100 g, per 10 g of protein. */
  units?: readonly { label: string; amount: number }[];
  note?: ReactNode;
  className?: string;
};

const SIZES = {
  card: 'price-line text-[1.0625rem]/6 font-bold tracking-[-0.02em] gap-x-[5px]',
  page: 'text-[1.5rem]/8 font-extrabold md:text-[1.75rem]/9 tracking-[-0.035em] gap-x-2',
} as const;

/** Without a discount there is no percent and no struck price, and the baseline stays where it is. */
export function PriceBlock(props: PriceBlockProps) {
  const { price, listPrice, currency, locale, size = 'card', units = [], note, className } = props;
  const t = useTranslations('common');
  const percent = percentOff(price, listPrice);
  return (
    <div className={className}>
      <p className={classNames('tabular flex flex-wrap items-baseline', SIZES[size])}>
        {percent > 0 && <span className="text-sale">{t('percentOff', { percent })}</span>}
        <Amount money={{ amount: price, currency }} locale={locale} />
        {percent > 0 && listPrice !== null && (
          <s
            className={classNames(
              'font-normal tracking-[-0.01em] text-ink-3',
              size === 'page' ? 'text-body' : 'text-small',
            )}
          >
            <span className="sr-only">{t('listPrice')} </span>
            {formatMoney({ amount: listPrice, currency }, locale)}
          </s>
        )}
      </p>
      {(units.length > 0 || note) && (
        <p className="tabular mt-2 flex flex-wrap gap-x-3.5 gap-y-1.5 text-small text-ink-2">
          {units.map(({ label, amount }) => (
            <span key={label}>
              {label} <b className="font-semibold text-ink">{formatMoney({ amount, currency }, locale)}</b>
            </span>
          ))}
          {note && <span>{note}</span>}
        </p>
      )}
    </div>
  );
}
