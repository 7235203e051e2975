import { ShoppingBag } from 'lucide';
import { useTranslations } from 'next-intl';
import { HeartToggle } from '~/components/ui/heart-toggle';
import { Icon } from '~/components/ui/icon';
import { LinkButton } from '~/components/ui/link-button';
import { Tick } from '~/components/ui/tick';
import { getPathname } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import type { Locale } from '~/shops/preset';
import { AddToCart } from './live/add-to-cart';
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
  const { name, slug, variantId, productId, value, others } = product;
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
        add={
          <AddToCart
            variantId={variantId}
            cartHref={getPathname({ href: '/cart', locale })}
            label={t('card.addNamed', { name })}
            variant="outline"
            size={40}
            wide
          >
            <Icon of={ShoppingBag} size={18} />
            {t('card.add')}
          </AddToCart>
        }
        restock={
          <LinkButton
            href={others ? `/products/${slug}` : `/restock/${variantId}`}
            prefetch={false}
            variant="outline"
            size={40}
            wide
            aria-label={t(others ? 'card.othersNamed' : 'card.restockNamed', { name })}
          >
            {t(others ? 'card.others' : 'card.restock')}
          </LinkButton>
        }
      />
    </div>
  );
}
