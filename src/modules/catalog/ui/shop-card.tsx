import { useTranslations } from 'next-intl';
import { HeartToggle } from '~/components/ui/heart-toggle';
import { Tick } from '~/components/ui/tick';
import type { Id } from '~/lib/ids';
import type { Locale } from '~/shops/preset';
import { CardAdd, CardRestock } from './card-buttons';
import { ProductCard, type ProductCardData } from './product-card';

export type ShopCardData = Omit<ProductCardData, 'id' | 'heat' | 'fact'> & {
  readonly productId: Id<'prd'>;
  readonly variantId: Id<'var'>;
  /** Whether another option of it can be bought. */
  readonly others: boolean;
  /** Grams of protein for a thousand minor units of the price. */
  readonly value: number;
};

type ShopCardProps = {
  product: ShopCardData;
  locale: Locale;
  rank?: number;
  eager?: boolean;
  /** In lists: a tick that `Comparing` answers for. */
  comparable?: boolean;
};

/** A product card with its way into the cart; `data-variant` is where the live stock finds it. */
export function ShopCard({ product, locale, rank, eager, comparable = false }: ShopCardProps) {
  const t = useTranslations('catalog');
  const { name, variantId, productId, value } = product;
  const fact = value >= 1 ? t('card.value', { grams: value.toFixed(1) }) : null;
  return (
    <div data-variant={variantId} className="min-w-0">
      <ProductCard
        product={{ ...product, id: productId, heat: null, fact }}
        locale={locale}
        rank={rank}
        eager={eager}
        heart={<HeartToggle name={name} wish={productId} />}
        compare={
          comparable && (
            <Tick
              label={t('card.compare')}
              aria-label={t('card.compareNamed', { name })}
              data-compare={productId}
              autoComplete="off"
            />
          )
        }
        add={<CardAdd product={product} locale={locale} />}
        restock={<CardRestock product={product} />}
      />
    </div>
  );
}
