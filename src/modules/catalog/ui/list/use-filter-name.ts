import { useTranslations } from 'next-intl';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import type { Chosen } from '~/modules/catalog/input';
import { tagFilter } from '~/modules/catalog/rules';
import { RANGES, type Quantity, type Ranged } from '~/modules/catalog/rules/nutrient-range';
import type { Locale } from '~/shops/preset';
import type { Counted } from './facets';

type Names = {
  categories: readonly Counted[];
  tags: readonly Counted[];
  currency: CurrencyCode;
  locale: Locale;
};

/** The name of a `tag` value: a stored tag's own, a goal's or a claim's, or the sentence of an axis. */
export function useTagName(tags: readonly Counted[]): (slug: string) => string {
  const t = useTranslations('catalog.list');
  const home = useTranslations('home');
  const claims = useTranslations('nutrition.claims');
  return (slug) => {
    const filter = tagFilter(slug);
    if (filter.kind === 'price-down') return t('priceDown');
    if (filter.kind === 'goal') return home(`goals.${filter.slug}.name`);
    if (filter.kind === 'claim') return claims(filter.claim);
    if (filter.kind === 'axis')
      return t('axis', {
        name: home(`ruler.${filter.axis}.name`),
        fit: home(`ruler.${filter.axis}.fit`, { value: filter.value }),
      });
    return tags.find((tag) => tag.slug === slug)?.name ?? slug;
  };
}

/** «15g 이상», «200kcal 이하». */
export function useLimitText(): (nutrient: Ranged, value: number) => string {
  const t = useTranslations('catalog.list.limits');
  return (nutrient, value) => {
    const { side, unit } = RANGES[nutrient];
    return t(side, { value, unit });
  };
}

/** The name of a chosen filter. */
export function useFilterName(per: Quantity, { categories, tags, currency, locale }: Names): (one: Chosen) => string {
  const t = useTranslations('catalog.list');
  const allergens = useTranslations('catalog.product.allergens');
  const nameOfTag = useTagName(tags);
  const limitText = useLimitText();
  const amount = (value: number) => formatMoney({ amount: value, currency }, locale);
  return (one) => {
    switch (one.kind) {
      case 'q':
        return t('searched', { q: one.q });
      case 'category':
        return categories.find(({ slug }) => slug === one.slug)?.name ?? one.slug;
      case 'tag':
        return nameOfTag(one.slug);
      case 'range': {
        const words = { name: t(`nutrients.${one.nutrient}`), limit: limitText(one.nutrient, one.limit) };
        return t(per === '100' ? 'rangePer100' : 'range', words);
      }
      case 'without':
        return t('withoutOne', { name: allergens(one.allergen) });
      case 'min':
        return t('from', { amount: amount(one.amount) });
      case 'max':
        return t('upTo', { amount: amount(one.amount) });
      case 'stock':
        return t('inStock');
      case 'free':
        return t('free');
    }
  };
}
