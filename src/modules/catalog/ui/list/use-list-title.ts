import { useTranslations } from 'next-intl';
import type { ListInput } from '~/modules/catalog/input';
import { tagFilter } from '~/modules/catalog/rules';
import type { Counted } from './facets';
import { useTagName } from './use-filter-name';

type Named = {
  /** What was typed; the filters it names are in the list's input, and only the rest is searched for. */
  readonly asked: string;
  readonly total: number;
  readonly instead: string | null;
  readonly categories: readonly Counted[];
  readonly tags: readonly Counted[];
};

/** The heading says what was asked for first: words, else a category, else one tag, else the order. */
export function useListTitle(
  input: ListInput,
  { asked, total, instead, categories, tags }: Named,
): { title: string; rule: string | null } {
  const t = useTranslations('catalog.list');
  const goals = useTranslations('home.goals');
  const tagName = useTagName(tags);
  const category = categories.find(({ slug }) => slug === input.category);
  const [only, ...more] = input.tags;
  const filter = only !== undefined && more.length === 0 ? tagFilter(only) : null;
  const rule = filter?.kind === 'goal' ? goals(`${filter.slug}.rule`) : null;
  if (instead !== null)
    return { title: t('searched', { q: instead }), rule: t('searchedInstead', { q: input.q, instead }) };
  if (asked !== input.q) return { title: t('searched', { q: asked }), rule: t('searchedFilters') };
  if (input.q)
    return { title: t('searched', { q: input.q }), rule: t(total === 0 ? 'searchedNowhere' : 'searchedHint') };
  if (category) return { title: category.name, rule };
  if (filter) return { title: tagName(filter.slug), rule };
  if (input.sort === 'best') return { title: t('bestTitle'), rule: t('bestRule') };
  if (input.sort === 'rating') return { title: t('ratingTitle'), rule: t('ratingRule') };
  if (input.sort === 'new') return { title: t('newest'), rule: t('newestRule') };
  if (input.sort === 'value') return { title: t('valueTitle'), rule: t('valueRule') };
  return { title: t('all'), rule: null };
}
