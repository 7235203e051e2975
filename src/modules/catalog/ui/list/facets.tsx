import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '~/components/ui/class-names';
import { PillLink } from '~/components/ui/pill';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import { listHref, type ListInput, type TypedFilters } from '~/modules/catalog/input';
import { ALLERGENS, PRICE_DOWN, type Allergen, type Goal } from '~/modules/catalog/rules';
import { RANGED, type Ranged } from '~/modules/catalog/rules/nutrient-range';
import type { Claim } from '~/modules/nutrition/rules';
import type { Locale } from '~/shops/preset';
import { FacetRow } from './facet-row';
import { NutrientBars } from './nutrient-bars';
import { NutrientLimits } from './nutrient-limits';
import { PriceRange } from './price-range';
import { QuantitySwitch } from './quantity-switch';

export type Counted<S extends string = string> = { readonly slug: S; readonly name: string; readonly count: number };

export type FacetData = {
  readonly categories: readonly Counted[];
  readonly tags: readonly Counted[];
  readonly goals: readonly { readonly slug: Goal; readonly count: number }[];
  readonly claims: readonly { readonly claim: Claim; readonly slug: string; readonly count: number }[];
  readonly without: readonly { readonly allergen: Allergen; readonly count: number }[];
  readonly ranges: Readonly<Record<Ranged, readonly number[]>>;
  readonly priceDown: number;
  readonly inStock: number;
  readonly free: { readonly from: number; readonly count: number };
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly currency: CurrencyCode;
};

type FacetsProps = { data: FacetData; input: ListInput; typed: TypedFilters; locale: Locale };

/** Every choice is a link to the list with or without it, so the address always holds the state and no script is needed. */
export function Facets({ data, input, typed, locale }: FacetsProps) {
  const t = useTranslations('catalog.list');
  const goal = useTranslations('home.goals');
  const claims = useTranslations('nutrition.claims');
  const withTag = (slug: string) => {
    const on = input.tags.includes(slug);
    return {
      on,
      href: listHref(input, { tags: on ? input.tags.filter((tag) => tag !== slug) : [...input.tags, slug] }),
    };
  };
  const { free, currency } = data;
  return (
    <div className="border-t-2 border-ink">
      <Group
        title={t('nutrientsTitle')}
        note={t(`quantities.${input.per}`)}
        aside={<QuantitySwitch input={input} className="-my-3 md:hidden" />}
      >
        {RANGED.map((nutrient) => (
          <NutrientBars key={nutrient} nutrient={nutrient} counts={data.ranges[nutrient]} input={input} />
        ))}
        <NutrientLimits input={input} typed={typed} locale={locale} />
      </Group>
      <Group title={t('without')} note={t('withoutNote')}>
        <AllergenPills without={data.without} input={input} />
      </Group>
      <Group title={t('category')}>
        {data.categories.map(({ slug, name, count }) => {
          const on = input.category === slug;
          return (
            <FacetRow
              key={slug}
              name={name}
              count={count}
              on={on}
              href={listHref(input, { category: on ? null : slug })}
            />
          );
        })}
      </Group>
      <Group title={t('claims')} note={t('claimsNote')}>
        {data.claims.map(({ claim, slug, count }) => (
          <FacetRow key={claim} name={claims(claim)} count={count} {...withTag(slug)} />
        ))}
      </Group>
      <Group title={t('goal')} note={t('goalNote')}>
        {data.goals.map(({ slug, count }) => (
          <FacetRow key={slug} name={goal(`${slug}.name`)} count={count} {...withTag(slug)} />
        ))}
      </Group>
      <Group title={t('price')} note={t('priceNote')}>
        <PriceRange
          input={input}
          typed={typed}
          lowest={data.lowest}
          highest={data.highest}
          currency={currency}
          locale={locale}
        />
      </Group>
      <Group title={t('benefit')}>
        <FacetRow
          name={t('inStock')}
          count={data.inStock}
          on={input.stock}
          href={listHref(input, { stock: !input.stock })}
        />
        {(free.count > 0 || input.free) && (
          <FacetRow
            name={t('freeAlone', { amount: formatMoney({ amount: free.from, currency }, locale) })}
            count={free.count}
            on={input.free}
            href={listHref(input, { free: !input.free })}
          />
        )}
        <FacetRow name={t('priceDown')} count={data.priceDown} {...withTag(PRICE_DOWN)} />
      </Group>
      <Group title={t('collections')}>
        {data.tags.map(({ slug, name, count }) => (
          <FacetRow key={slug} name={name} count={count} {...withTag(slug)} />
        ))}
      </Group>
    </div>
  );
}

function AllergenPills({ without, input }: { without: FacetData['without']; input: ListInput }) {
  const t = useTranslations('catalog.product.allergens');
  const list = useTranslations('catalog.list');
  const changed = (allergen: Allergen, on: boolean) =>
    ALLERGENS.filter((one) => (one === allergen ? !on : input.without.includes(one)));
  return (
    <ul className="flex flex-wrap gap-1.5">
      {without.map(({ allergen, count }) => {
        const on = input.without.includes(allergen);
        return (
          <li key={allergen}>
            <PillLink
              href={listHref(input, { without: changed(allergen, on) })}
              on={on}
              struck
              disabled={count === 0 && !on}
            >
              {t(allergen)}
              {!on && (
                <>
                  {' '}
                  <span aria-hidden className="text-small text-ink-3">
                    {count}
                  </span>
                  <span className="sr-only">{list('withoutLeft', { count })}</span>
                </>
              )}
            </PillLink>
          </li>
        );
      })}
    </ul>
  );
}

type GroupProps = { title: string; note?: string; aside?: ReactNode; children: ReactNode };

function Group({ title, note, aside, children }: GroupProps) {
  return (
    <section className="border-b border-line pt-4 pb-5">
      <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-3">
        <h2 className="text-ui font-bold tracking-[-0.011em]">{title}</h2>
        {note && (
          <span className={classNames('text-small text-ink-3', aside !== undefined && 'max-md:hidden')}>{note}</span>
        )}
        {aside}
      </div>
      {children}
    </section>
  );
}
