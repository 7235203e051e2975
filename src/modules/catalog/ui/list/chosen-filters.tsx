import { useTranslations } from 'next-intl';
import { Chip } from '~/components/ui/chip';
import { Link } from '~/i18n/navigation';
import type { CurrencyCode } from '~/lib/money';
import { chosenOf, EVERYTHING, listHref, type ListInput } from '~/modules/catalog/input';
import type { Locale } from '~/shops/preset';
import type { Counted } from './facets';
import { useFilterName } from './use-filter-name';

type ChosenProps = {
  input: ListInput;
  categories: readonly Counted[];
  tags: readonly Counted[];
  currency: CurrencyCode;
  locale: Locale;
};

/** What the list was narrowed by, each with the way back; all filters at once leave the search. */
export function ChosenFilters({ input, ...names }: ChosenProps) {
  const t = useTranslations('catalog.list');
  const nameOf = useFilterName(input.per, names);
  const chosen = chosenOf(input);
  if (chosen.length === 0) return null;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-1.5 md:mb-6">
      {chosen.map((one) => (
        <Chip key={nameOf(one)} label={nameOf(one)} href={listHref(input, one.change)} />
      ))}
      {chosen.some(({ kind }) => kind !== 'q') && (
        <Link
          href={listHref({ ...EVERYTHING, q: input.q, sort: input.sort, per: input.per })}
          className="flex min-h-tap items-center px-1.5 text-label font-medium text-ink-2 hover:text-ink"
        >
          {t('clear')}
        </Link>
      )}
    </div>
  );
}
