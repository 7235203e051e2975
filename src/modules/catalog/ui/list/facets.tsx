import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '~/i18n/navigation';
import { listHref, type ListInput, type TypedPrices } from '~/modules/catalog/input';
import { PRICE_DOWN, type Goal } from '~/modules/catalog/rules';
import type { Locale } from '~/shops/preset';
import type { CurrencyCode } from '~/lib/money';
import { PriceRange } from './price-range';

export type Counted<S extends string = string> = { readonly slug: S; readonly name: string; readonly count: number };

export type FacetData = {
  readonly categories: readonly Counted[];
  readonly tags: readonly Counted[];
  readonly goals: readonly { readonly slug: Goal; readonly count: number }[];
  readonly priceDown: number;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly currency: CurrencyCode;
};

type FacetsProps = { data: FacetData; input: ListInput; typed: TypedPrices; locale: Locale };

/** Every row is a link to the list with or without it, so the address always holds the state and no script is needed. */
export function Facets({ data, input, typed, locale }: FacetsProps) {
  const t = useTranslations('catalog.list');
  const goal = useTranslations('home.goals');
  const withTag = (slug: string) => {
    const on = input.tags.includes(slug);
    return {
      on,
      href: listHref(input, { tags: on ? input.tags.filter((tag) => tag !== slug) : [...input.tags, slug] }),
    };
  };
  return (
    <div className="border-t-2 border-ink">
      <Group title={t('category')}>
        {data.categories.map(({ slug, name, count }) => {
          const on = input.category === slug;
          return (
            <Row key={slug} name={name} count={count} on={on} href={listHref(input, { category: on ? null : slug })} />
          );
        })}
      </Group>
      <Group title={t('benefit')}>
        <Row name={t('priceDown')} count={data.priceDown} {...withTag(PRICE_DOWN)} />
        {data.tags.map(({ slug, name, count }) => (
          <Row key={slug} name={name} count={count} {...withTag(slug)} />
        ))}
      </Group>
      <Group title={t('goal')} note={t('goalNote')}>
        {data.goals.map(({ slug, count }) => (
          <Row key={slug} name={goal(`${slug}.name`)} count={count} {...withTag(slug)} />
        ))}
      </Group>
      <Group title={t('price')} note={t('priceNote')}>
        <PriceRange
          input={input}
          typed={typed}
          lowest={data.lowest}
          highest={data.highest}
          currency={data.currency}
          locale={locale}
        />
      </Group>
    </div>
  );
}

function Group({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="border-b border-line pt-4 pb-5">
      <h2 className="mb-2.5 flex items-center justify-between text-ui font-bold tracking-[-0.011em]">
        {title}
        {note && <span className="text-small font-normal text-ink-3">{note}</span>}
      </h2>
      {children}
    </section>
  );
}

type RowProps = { name: string; count: number; on: boolean; href: string };

function Row({ name, count, on, href }: RowProps) {
  const tick = <span aria-hidden data-on={on} className="facet-tick" />;
  const amount = <span className="tabular ml-auto text-small">{count}</span>;
  const look = 'flex min-h-tap items-center gap-2.5 text-ui md:min-h-9';
  if (count === 0 && !on) {
    return (
      <a role="link" aria-disabled="true" className={`${look} text-ink-off`}>
        {tick}
        {name}
        {amount}
      </a>
    );
  }
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-current={on || undefined}
      className={`${look} hover:text-brand`}
    >
      {tick}
      {name}
      <span className="tabular ml-auto text-small text-ink-3">{count}</span>
    </Link>
  );
}
