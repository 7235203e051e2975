import { Search, SlidersHorizontal } from 'lucide';
import { useTranslations } from 'next-intl';
import { Breadcrumb } from '~/components/ui/breadcrumb';
import { EmptyState } from '~/components/ui/empty-state';
import { Icon } from '~/components/ui/icon';
import { LinkButton } from '~/components/ui/link-button';
import { Notice } from '~/components/ui/notice';
import { Pagination } from '~/components/ui/pagination';
import { getPathname } from '~/i18n/navigation';
import { chosenOf, listHref, type Chosen, type ListInput, type TypedFilters } from '~/modules/catalog/input';
import { inQuantity } from '~/modules/catalog/rules/nutrient-range';
import type { Locale } from '~/shops/preset';
import { Comparing } from '../live/comparing';
import { StockSync } from '../live/stock-sync';
import { Viewed } from '../live/viewed';
import { ShopCard, type ShopCardData } from '../shop-card';
import { CategoryGrid, CategoryRow } from './category-links';
import { ChosenFilters } from './chosen-filters';
import { DropOne } from './drop-one';
import { FacetSheet } from './facet-sheet';
import { Facets, type FacetData } from './facets';
import { PopularSearches } from './popular-searches';
import { QuantitySwitch } from './quantity-switch';
import { SortLinks } from './sort-links';
import { useListTitle } from './use-list-title';

export type ProductListData = FacetData & {
  readonly items: readonly ShopCardData[];
  readonly total: number;
  /** A search found more than it counts. */
  readonly more: boolean;
  /** What was searched for instead of what was typed. */
  readonly instead: string | null;
  readonly page: number;
  readonly pages: number;
  /** Where nothing fits: what the list would show without one of the chosen filters. */
  readonly dropped: readonly { readonly filter: Chosen; readonly count: number }[];
};

type ProductListProps = {
  list: ProductListData;
  input: ListInput;
  typed: TypedFilters;
  locale: Locale;
  /** What was typed into the search; the filters it names are chosen in `input`. */
  asked?: string;
  /** Searches of others, for whoever found nothing. */
  popular?: readonly string[];
  /** The same: what others buy. */
  best?: { readonly title: string; readonly products: readonly ShopCardData[] };
};

const FACETS = 'facets';

export function ProductList({ list, input, typed, locale, asked = input.q, popular = [], best }: ProductListProps) {
  const t = useTranslations('catalog.list');
  const { title, rule } = useListTitle(input, { ...list, asked });
  const chosen = chosenOf(input).filter(({ kind }) => kind !== 'q').length;
  const isWhole = listHref(input, { page: input.page, per: 'serving' }) === '/products';
  const isEmpty = list.total === 0;
  // A search nothing answers: there is nothing to choose from and nothing to sort.
  const isBare = isEmpty && chosen === 0;
  const names = { categories: list.categories, tags: list.tags, currency: list.currency, locale };
  return (
    // Where nothing fits, the footer stands below the first screen, so that what this device looked at moves nothing.
    <div className={isEmpty ? 'min-h-svh' : undefined}>
      <div className="wrap">
        <Breadcrumb
          crumbs={[
            { label: t('home'), href: '/' },
            ...(title === t('all') ? [] : [{ label: t('all'), href: '/products' }]),
            { label: title },
          ]}
        />
        <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1 pt-4 pb-3 md:pt-2 md:pb-6">
          <h1>{title}</h1>
          <p className="tabular text-h3 font-medium text-ink-3">
            {t(list.more ? 'countMore' : 'count', { count: list.total })}
          </p>
          {rule && <p className="basis-full text-small text-ink-3 md:basis-auto">{rule}</p>}
        </div>
        {isWhole && <CategoryGrid categories={list.categories} counted />}
        {!isWhole && !isEmpty && <CategoryRow categories={list.categories} input={input} />}
        <div className={isBare ? undefined : 'md:grid md:grid-cols-[240px_minmax(0,1fr)] md:items-start md:gap-10'}>
          {!isBare && (
            <FacetSheet id={FACETS} list={list} input={input} typed={typed}>
              <Facets data={list} input={input} typed={typed} locale={locale} />
            </FacetSheet>
          )}
          <div className="min-w-0">
            {!isBare && (
              <div className="mb-4 flex h-12 items-center justify-between gap-3 border-y border-line md:mb-5 md:h-auto md:items-start md:border-t-2 md:border-t-ink md:py-1">
                <SortLinks input={input} />
                <QuantitySwitch input={input} className="max-md:hidden" />
                <button
                  type="button"
                  popoverTarget={FACETS}
                  className="flex h-tap items-center gap-1 text-label font-semibold md:hidden"
                >
                  <Icon of={SlidersHorizontal} size={18} />
                  {t('filters')}
                  {chosen > 0 && <span className="tabular text-brand">{chosen}</span>}
                </button>
              </div>
            )}
            {(typed.problem || typed.wrong.length > 0) && (
              // On a phone the field it stands beside is in the sheet.
              <Notice tone="error" live className="mb-4 md:hidden">
                {typed.problem && <span className="block">{t(`priceProblem.${typed.problem}`)}</span>}
                {typed.wrong.length > 0 && (
                  <span className="block">
                    {typed.wrong.map((nutrient) => t(`nutrients.${nutrient}`)).join(', ')}: {t('limitProblem')}
                  </span>
                )}
              </Notice>
            )}
            <ChosenFilters input={input} {...names} />
            <h2 className="sr-only">{t('found')}</h2>
            {list.items.length === 0 ? (
              <>
                <Nothing input={input} total={list.total} />
                <DropOne dropped={list.dropped} input={input} {...names} />
                <PopularSearches queries={popular} />
                {isEmpty && (
                  <section className="mt-6">
                    <h3 className="mb-3">{t('nothingCategories')}</h3>
                    <CategoryGrid categories={list.categories} />
                  </section>
                )}
                {best && (
                  <section className="mt-4">
                    <h3 className="mb-3">{best.title}</h3>
                    <div className="product-grid">
                      {best.products.map((product) => (
                        <ShopCard key={product.productId} product={product} locale={locale} />
                      ))}
                    </div>
                  </section>
                )}
                {isEmpty && <Viewed locale={locale} className="pt-10" />}
              </>
            ) : (
              <div className="product-grid">
                {list.items.map((product, index) => (
                  <ShopCard
                    key={product.productId}
                    product={{ ...product, facts: product.facts && inQuantity(product.facts, input.per) }}
                    locale={locale}
                    eager={index < 4}
                    comparable
                  />
                ))}
              </div>
            )}
            <Pagination page={input.page} pages={list.pages} hrefFor={(page) => listHref(input, { page })} />
          </div>
        </div>
        <StockSync variantIds={[...list.items, ...(best?.products ?? [])].map(({ variantId }) => variantId)} />
        {list.items.length > 0 && <Comparing href={getPathname({ href: '/compare', locale })} />}
      </div>
    </div>
  );
}

function Nothing({ input, total }: { input: ListInput; total: number }) {
  const t = useTranslations('catalog.list');
  // An address with a page that is not there any more; the products are.
  const beyond = total > 0;
  const title = beyond ? t('beyond') : input.q ? t('nothingFor', { q: input.q }) : t('nothing');
  return (
    <EmptyState
      icon={Search}
      title={title}
      action={
        <LinkButton href={beyond ? listHref(input) : '/products'} size={44}>
          {beyond ? t('firstPage') : t('seeAll')}
        </LinkButton>
      }
    >
      {beyond ? t('beyondHint', { count: total }) : t('nothingHint')}
    </EmptyState>
  );
}
