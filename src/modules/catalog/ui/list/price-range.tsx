import { useFormatter, useTranslations } from 'next-intl';
import { buttonClass } from '~/components/ui/button-class';
import { getPathname } from '~/i18n/navigation';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import type { ListInput, TypedPrices } from '~/modules/catalog/input';
import type { Locale } from '~/shops/preset';
import { KeptFields } from './kept-fields';
import { NumberField } from './number-field';

type PriceRangeProps = {
  input: ListInput;
  typed: TypedPrices;
  lowest: number | null;
  highest: number | null;
  currency: CurrencyCode;
  locale: Locale;
};

/** A plain GET form; what was typed stays, also when it cannot be read. */
export function PriceRange({ input, typed, lowest, highest, currency, locale }: PriceRangeProps) {
  const t = useTranslations('catalog.list');
  const format = useFormatter();
  const example = (amount: number | null) => (amount === null ? undefined : format.number(amount));
  const error = typed.problem && 'price-problem';
  return (
    <form action={getPathname({ href: '/products', locale })} noValidate>
      <KeptFields input={input} asks={['min', 'max']} />
      <div className="grid grid-cols-[1fr_auto_1fr] items-center gap-1.5">
        <NumberField name="min" label={t('priceFrom')} value={typed.min} example={example(lowest)} error={error} />
        <span aria-hidden className="text-ink-3">
          –
        </span>
        <NumberField name="max" label={t('priceTo')} value={typed.max} example={example(highest)} error={error} />
      </div>
      {typed.problem && (
        <p id="price-problem" role="alert" className="mt-2 text-small font-medium text-error">
          {t(`priceProblem.${typed.problem}`)}
        </p>
      )}
      {lowest !== null && highest !== null && (
        <p className="tabular mt-2 text-small text-ink-3">
          {t('priceSpan', {
            lowest: formatMoney({ amount: lowest, currency }, locale),
            highest: formatMoney({ amount: highest, currency }, locale),
          })}
        </p>
      )}
      <button type="submit" className={buttonClass({ variant: 'outline', size: 40, wide: true, className: 'mt-3' })}>
        {t('priceApply')}
      </button>
    </form>
  );
}
