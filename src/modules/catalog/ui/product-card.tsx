import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '~/components/ui/class-names';
import { Picture } from '~/components/ui/picture';
import { PriceBlock } from '~/components/ui/price-block';
import { Rating } from '~/components/ui/rating';
import { Link } from '~/i18n/navigation';
import type { CurrencyCode } from '~/lib/money';
import type { NutritionFacts } from '~/modules/nutrition/rules';
import type { HeatLevel } from '~/modules/nutrition/ui/heat-bar';
import { withOption } from '../rules/with-option';
import { HeatStrip, NumberStrip } from './number-strip';

export type Tile = 'sage' | 'butter' | 'blush' | 'sky' | 'oat';

export type ProductCardData = {
  readonly id: string;
  readonly slug: string;
  /** The variant its link opens; without one the page chooses. */
  readonly option?: string;
  readonly name: string;
  readonly brand: string | null;
  readonly image: string;
  readonly tile: Tile;
  /** Minor units, tax in. */
  readonly price: number;
  readonly listPrice: number | null;
  readonly currency: CurrencyCode;
  /** null: the food declares nothing, and the strip says so. */
  readonly facts: NutritionFacts | null;
  /** Takes the place of the protein number in the shop of heat. */
  readonly heat: HeatLevel | null;
  readonly rating: { readonly average: number; readonly count: number } | null;
  /** One short true reason: «내일 도착», «천 원당 단백질 9.6g». */
  readonly fact: string | null;
  /** As known when the page was made; the live answer sets `data-sold-out` on the card. */
  readonly soldOut: boolean;
};

export const TILES: Readonly<Record<Tile, string>> = {
  sage: 'bg-tile-sage',
  butter: 'bg-tile-butter',
  blush: 'bg-tile-blush',
  sky: 'bg-tile-sky',
  oat: 'bg-tile-oat',
};

type ProductCardProps = {
  product: ProductCardData;
  locale: string;
  heart?: ReactNode;
  /** «담기», or «재입고 알림» once sold out: both are in the page, the card's state shows one. */
  add?: ReactNode;
  restock?: ReactNode;
  /** The tick that takes the product into a comparison. */
  compare?: ReactNode;
  /** Only in best sellers. */
  rank?: number;
  eager?: boolean;
};

export function ProductCard({ product, locale, heart, add, restock, compare, rank, eager = false }: ProductCardProps) {
  const t = useTranslations('common');
  return (
    <article
      data-product={product.id}
      data-sold-out={product.soldOut}
      className="product-card group/card relative flex h-full min-w-0 flex-col"
    >
      <div className={classNames('relative overflow-hidden rounded-r3', TILES[product.tile])}>
        {rank !== undefined && (
          <span className="tabular absolute top-2.5 left-3 z-1 text-[1.125rem]/none font-extrabold">
            <span aria-hidden>{rank}</span>
            <span className="sr-only">{t('rank', { rank })}</span>
          </span>
        )}
        <div className="grid aspect-square place-items-center px-[9%] pt-[7%] pb-[3%]">
          <Picture
            src={product.image}
            alt=""
            size={400}
            sizes="(max-width: 639px) 37vw, (max-width: 1023px) 25vw, 186px"
            widths={[256, 384, 640]}
            eager={eager && 'first'}
            className="product-picture w-full"
          />
        </div>
        <span className="sold-out-label">{t('soldOut')}</span>
        {product.heat === null ? (
          <NumberStrip facts={product.facts} />
        ) : (
          <HeatStrip level={product.heat} facts={product.facts} />
        )}
      </div>
      <div className="mt-2 group-data-[sold-out=true]/card:hidden">{add}</div>
      <div className="mt-2 hidden group-data-[sold-out=true]/card:block">{restock}</div>
      {product.brand && <p className="mt-2.5 text-micro text-ink-3 md:mt-3 md:text-small">{product.brand}</p>}
      <h3
        className={classNames(
          'line-clamp-2 min-h-[2lh] text-label font-normal tracking-[-0.011em] md:text-ui',
          product.brand ? 'mt-px' : 'mt-2.5 md:mt-3',
        )}
      >
        <Link href={withOption(`/products/${product.slug}`, product.option)} className="card-link">
          {product.name}
        </Link>
      </h3>
      {/* A price of one line takes the room of its neighbours' two: stars stand beside stars. */}
      <PriceBlock
        price={product.price}
        listPrice={product.listPrice}
        currency={product.currency}
        locale={locale}
        className="mt-1 grow"
      />
      {(product.rating || product.fact) && (
        <p className="tabular mt-1 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-small text-ink-3">
          {product.rating && <Rating {...product.rating} />}
          {product.fact && <span className="font-semibold text-on-brand-soft">{product.fact}</span>}
        </p>
      )}
      {compare && <div className="product-compare self-start text-ink-2">{compare}</div>}
      {heart && <div className="absolute top-0.5 right-0.5 z-2">{heart}</div>}
    </article>
  );
}
