import { useTranslations } from 'next-intl';
import { Chip } from '~/components/ui/chip';
import { Link } from '~/i18n/navigation';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import { EVERYTHING, listHref, type ListInput } from '~/modules/catalog/input';
import { tagFilter } from '~/modules/catalog/rules';
import type { Locale } from '~/shops/preset';
import type { Counted } from './facets';

type ChosenProps = {
  input: ListInput;
  categories: readonly Counted[];
  tags: readonly Counted[];
  currency: CurrencyCode;
  locale: Locale;
};

/** The name of a `tag` value: a stored tag's own, a goal's, or the sentence of an axis. */
export function useTagName(tags: readonly Counted[]): (slug: string) => string {
  const t = useTranslations('catalog.list');
  const home = useTranslations('home');
  return (slug) => {
    const filter = tagFilter(slug);
    if (filter.kind === 'price-down') return t('priceDown');
    if (filter.kind === 'goal') return home(`goals.${filter.slug}.name`);
    if (filter.kind === 'axis')
      return t('axis', {
        name: home(`ruler.${filter.axis}.name`),
        fit: home(`ruler.${filter.axis}.fit`, { value: filter.value }),
      });
    return tags.find((tag) => tag.slug === slug)?.name ?? slug;
  };
}

/** What the list was narrowed by, each with the way back. */
export function ChosenFilters({ input, categories, tags, currency, locale }: ChosenProps) {
  const t = useTranslations('catalog.list');
  const nameOf = useTagName(tags);
  const amount = (value: number) => formatMoney({ amount: value, currency }, locale);
  const category = categories.find(({ slug }) => slug === input.category);
  const chips = [
    ...(input.q ? [{ label: t('searched', { q: input.q }), change: { q: '' } }] : []),
    ...(category ? [{ label: category.name, change: { category: null } }] : []),
    ...input.tags.map((slug) => ({ label: nameOf(slug), change: { tags: input.tags.filter((tag) => tag !== slug) } })),
    ...(input.min === null ? [] : [{ label: t('from', { amount: amount(input.min) }), change: { min: null } }]),
    ...(input.max === null ? [] : [{ label: t('upTo', { amount: amount(input.max) }), change: { max: null } }]),
  ];
  if (chips.length === 0) return null;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-1.5 md:mb-6">
      {chips.map(({ label, change }) => (
        <Chip key={label} label={label} href={listHref(input, change)} />
      ))}
      <Link
        href={listHref({ ...EVERYTHING, sort: input.sort })}
        prefetch={false}
        className="flex min-h-tap items-center px-1.5 text-label font-medium text-ink-2 hover:text-ink"
      >
        {t('clear')}
      </Link>
    </div>
  );
}
