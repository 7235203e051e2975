import { X } from 'lucide';
import Image from 'next/image';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '~/components/ui/class-names';
import { Icon } from '~/components/ui/icon';
import { Tag } from '~/components/ui/tag';
import { HonestNumber } from '~/components/ui/honest-number';
import { Link } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import {
  amountsIn,
  claimEvidence,
  labelAmount,
  type Nutrient,
  type NutritionFacts,
  printedClaims,
  unitOf,
} from '~/modules/nutrition/rules';
import { MacroBar } from '~/modules/nutrition/ui/macro-bar';
import { MacroCaption } from '~/modules/nutrition/ui/macro-caption';
import type { Locale } from '~/shops/preset';
import { GOAL_SLUGS, type Allergen, type Storage, type Tile } from '../../rules';
import { compareHref, extremeOf } from '../../rules/compared';
import { goalScore } from '../../rules/goal-score';
import { CardAdd, CardRestock } from '../card-buttons';
import { TILES } from '../product-card';

export type Compared = {
  readonly productId: Id<'prd'>;
  readonly variantId: Id<'var'>;
  /** Whether another option of it can be bought. */
  readonly others: boolean;
  readonly slug: string;
  readonly name: string;
  readonly brand: string;
  readonly image: string;
  readonly tile: Tile;
  readonly price: number;
  readonly currency: CurrencyCode;
  readonly value: number;
  readonly soldOut: boolean;
  readonly facts: NutritionFacts;
  readonly storage: Storage;
  readonly allergens: readonly Allergen[];
};

/** In the order of the label; the mark says a number, never that it is good. */
const NUTRIENT_ROWS: readonly { readonly nutrient: Nutrient; readonly mark?: 'most' | 'least' }[] = [
  { nutrient: 'energyKcal', mark: 'least' },
  { nutrient: 'sodiumMg', mark: 'least' },
  { nutrient: 'carbohydrateG' },
  { nutrient: 'sugarsG', mark: 'least' },
  { nutrient: 'fiberG', mark: 'most' },
  { nutrient: 'fatG' },
  { nutrient: 'saturatedFatG', mark: 'least' },
];

type CompareTableProps = { products: readonly Compared[]; quantity: 'serving' | 'basis'; locale: Locale };

/** As wide as the picture above it, so that nothing of a column stands out of it. */
const COLUMN = 'max-w-60';

export function CompareTable({ products, quantity, locale }: CompareTableProps) {
  const t = useTranslations('catalog.compare');
  const words = useTranslations('catalog.product');
  const goals = useTranslations('home.goals');
  const nutrition = useTranslations('nutrition');
  const format = useFormatter();
  const amounts = products.map(({ facts }) => amountsIn(facts, quantity === 'serving' ? facts.servingSize : 100));
  const unit = ({ basis }: NutritionFacts) => (basis === '100g' ? 'g' : 'ml');
  const cheapest = extremeOf(
    products.map(({ price }) => price),
    'least',
  );
  const values = products.map(({ value }) => Math.round(value * 10) / 10);
  const worth = extremeOf(values, 'most');
  // Whole grams, as on every card.
  const proteins = amounts.map(({ proteinG }) => Math.round(proteinG));
  const strongest = extremeOf(proteins, 'most');
  const areEqual = products.length > 1 && new Set(proteins).size === 1;
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={t(`regions.${quantity}`)}
      className="relative -mx-gutter overflow-x-auto px-gutter md:mx-0 md:px-0"
    >
      <table
        className="tabular w-full table-fixed border-collapse text-ui"
        style={{ minWidth: 104 + products.length * 150 }}
      >
        <caption className="sr-only">{t(`regions.${quantity}`)}</caption>
        <thead>
          <tr className="border-b-2 border-ink align-top">
            <td className="w-26 md:w-45" />
            {products.map((product) => (
              <th key={product.productId} scope="col" className="px-2 pb-4 text-left font-normal">
                <Head product={product} others={products.filter((other) => other !== product)} locale={locale} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row name={nutrition('names.proteinG')}>
            {products.map(({ productId }, index) => (
              <Cell key={productId} mark={areEqual ? t('same') : index === strongest ? t('most') : null}>
                <HonestNumber value={format.number(proteins[index] ?? 0)} unit="g" size="l" />
              </Cell>
            ))}
          </Row>
          <Row name={t('price')}>
            {products.map(({ productId, price, currency, soldOut }, index) => (
              <Cell key={productId} mark={index === cheapest ? t('lowest') : null}>
                <b className="font-bold">{formatMoney({ amount: price, currency }, locale)}</b>
                {soldOut && <span className="block text-small text-ink-3">{words('soldOut')}</span>}
              </Cell>
            ))}
          </Row>
          <Row name={t('value')}>
            {products.map(({ productId }, index) => (
              <Cell key={productId} mark={index === worth ? t('most') : null}>
                {format.number(values[index] ?? 0)}g
              </Cell>
            ))}
          </Row>
          <Row name={t('quantity')}>
            {products.map(({ productId, facts }) => (
              <Cell key={productId}>
                {quantity === 'serving' ? `${format.number(facts.servingSize)}${unit(facts)}` : facts.basis}
              </Cell>
            ))}
          </Row>
          <Row name={t('shares')}>
            {products.map(({ productId, facts }) => (
              <Cell key={productId}>
                <MacroBar grams={facts} size="panel" />
                <MacroCaption grams={facts} show="shares" className="mt-1.5 flex-wrap gap-y-0" />
              </Cell>
            ))}
          </Row>
          {NUTRIENT_ROWS.map(({ nutrient, mark }) => {
            // A mark is about what is printed: two that read the same are the same.
            const column = amounts.map((one) => {
              const amount = one[nutrient];
              return amount === null ? null : labelAmount(nutrient, amount);
            });
            const marked = mark ? extremeOf(column, mark) : null;
            return (
              <Row key={nutrient} name={nutrition(`names.${nutrient}`)}>
                {products.map(({ productId }, index) => {
                  const amount = column[index] ?? null;
                  return (
                    <Cell key={productId} mark={mark && index === marked ? t(mark) : null}>
                      {amount === null ? nutrition('unknown') : `${format.number(amount)}${unitOf(nutrient)}`}
                    </Cell>
                  );
                })}
              </Row>
            );
          })}
          <Row name={nutrition('claimsLabel')}>
            {products.map(({ productId, facts }) => {
              const earned = printedClaims(claimEvidence(facts));
              return (
                <Cell key={productId}>
                  <span className="flex flex-wrap gap-1">
                    {earned.length === 0
                      ? t('noClaim')
                      : earned.map(({ claim }) => (
                          <Tag key={claim} tone="brand">
                            {nutrition(`claims.${claim}`)}
                          </Tag>
                        ))}
                  </span>
                </Cell>
              );
            })}
          </Row>
          {GOAL_SLUGS.map((goal) => (
            <Row key={goal} name={goals(`${goal}.name`)}>
              {products.map(({ productId, facts }) => (
                <Cell key={productId}>{words('profile.score', { score: goalScore(facts, goal).score })}</Cell>
              ))}
            </Row>
          ))}
          <Row name={words('allergen')}>
            {products.map(({ productId, allergens }) => (
              <Cell key={productId}>
                {allergens.length === 0
                  ? words('noAllergen')
                  : allergens.map((allergen) => words(`allergens.${allergen}`)).join(', ')}
              </Cell>
            ))}
          </Row>
          <Row name={words('storage')}>
            {products.map(({ productId, storage }) => (
              <Cell key={productId}>{words(`storages.${storage}`)}</Cell>
            ))}
          </Row>
        </tbody>
      </table>
    </div>
  );
}

type HeadProps = { product: Compared; others: readonly Compared[]; locale: Locale };

/** Who is compared, with the way out of the comparison and the way into the cart. */
function Head({ product, others, locale }: HeadProps) {
  const t = useTranslations('catalog');
  const { slug, name, brand, image, tile, soldOut } = product;
  return (
    <div className={COLUMN}>
      <div className="relative">
        <Image
          src={image}
          alt=""
          width={240}
          height={240}
          sizes="(max-width: 1023px) 134px, 240px"
          className={classNames('aspect-square w-full rounded-r3 object-contain p-2', TILES[tile])}
        />
        <Link
          href={compareHref(others.map(({ productId }) => productId))}
          aria-label={t('compare.remove', { name })}
          className="absolute top-0 right-0 grid size-tap place-items-center"
        >
          <Icon of={X} size={18} />
        </Link>
      </div>
      <span className="mt-2.5 block text-small text-ink-3">{brand}</span>
      <Link href={`/products/${slug}`} className="block text-ui font-semibold underline-offset-3 hover:underline">
        {name}
      </Link>
      <div className="mt-3">
        {soldOut ? <CardRestock product={product} /> : <CardAdd product={product} locale={locale} />}
      </div>
    </div>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="sticky left-0 z-1 bg-ground py-3 pr-2 text-left text-label font-medium text-ink-2">
        {name}
      </th>
      {children}
    </tr>
  );
}

function Cell({ mark = null, children }: { mark?: string | null; children: ReactNode }) {
  return (
    <td className="px-2 py-3">
      <div className={COLUMN}>{children}</div>
      {mark !== null && <span className="block text-small font-semibold text-on-brand-soft">{mark}</span>}
    </td>
  );
}
