import { X } from 'lucide';
import Image from 'next/image';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { classNames } from '~/components/ui/class-names';
import { IconButton } from '~/components/ui/icon-button';
import { PriceBlock } from '~/components/ui/price-block';
import { Link } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import type { Tile } from '~/modules/catalog/rules';
import { TILES, type ProductCardData } from '~/modules/catalog/ui/product-card';
import { headlineProtein, perServing } from '~/modules/nutrition/rules';
import { MacroBar } from '~/modules/nutrition/ui/macro-bar';

type Card = Pick<ProductCardData, 'slug' | 'brand' | 'image' | 'price' | 'listPrice' | 'currency' | 'soldOut'> & {
  readonly variantId: Id<'var'>;
  readonly facts: NonNullable<ProductCardData['facts']>;
};

/** A product somebody wished for; without a card it is no longer on sale. */
export type Wished = {
  readonly productId: Id<'prd'>;
  readonly name: string;
  readonly image: string;
  readonly tile: Tile;
  readonly card: Card | null;
};

type WishRowProps = {
  product: Wished;
  /** On the first screen. */
  eager: boolean;
  adding: boolean;
  onAdd: (variantId: Id<'var'>) => void;
  onRemove: () => void;
};

/** What it is and what it costs now, and the way into the cart or why there is none. */
export function WishRow({ product, eager, adding, onAdd, onRemove }: WishRowProps) {
  const t = useTranslations('wish');
  const locale = useLocale();
  const { name, card, tile } = product;
  const buyable = card !== null && !card.soldOut;
  const picture = (
    <Image
      src={card?.image ?? product.image}
      alt=""
      width={192}
      height={192}
      sizes="96px"
      loading={eager ? 'eager' : 'lazy'}
      className={classNames('aspect-square w-full object-contain px-2 pt-1.5 pb-0.5', !buyable && 'opacity-40')}
    />
  );
  return (
    <li className="relative grid grid-cols-[80px_minmax(0,1fr)_32px] gap-x-3 gap-y-3 border-b border-line py-[18px] md:grid-cols-[96px_minmax(0,1fr)_auto_32px] md:items-center md:gap-x-5">
      <div className={classNames('row-span-2 self-start overflow-hidden rounded-r3 md:row-span-1', TILES[tile])}>
        {picture}
        {card && <MacroBar grams={perServing(card.facts)} size="thumb" />}
      </div>
      <div className={classNames('min-w-0', !buyable && 'text-ink-3')}>
        {card?.brand && <p className="text-small text-ink-3">{card.brand}</p>}
        {card ? (
          <Link href={`/products/${card.slug}`} className="text-ui font-medium hover:underline">
            {name}
          </Link>
        ) : (
          <p className="text-ui font-medium">{name}</p>
        )}
        {card && (
          <p className="tabular mt-0.5 text-small text-ink-2">{t('protein', { grams: headlineProtein(card.facts) })}</p>
        )}
        {card && (
          <PriceBlock
            price={card.price}
            listPrice={card.listPrice}
            currency={card.currency}
            locale={locale}
            className="mt-1"
          />
        )}
        {!buyable && (
          <p className="mt-1 text-small">
            <b className="font-semibold text-ink">{t(card ? 'soldOut' : 'gone')}</b> {card && t('soldOutLead')}
          </p>
        )}
      </div>
      <div className="col-start-2 col-end-4 row-start-2 empty:hidden md:col-start-3 md:col-end-4 md:row-start-1">
        {buyable && (
          <Button
            variant="outline"
            size={40}
            pending={adding}
            aria-label={t('addNamed', { name })}
            onClick={() => onAdd(card.variantId)}
          >
            {t('add')}
          </Button>
        )}
      </div>
      <IconButton
        icon={X}
        size={18}
        label={t('remove', { name })}
        onClick={onRemove}
        className="col-start-3 row-start-1 -mt-2.5 -mr-1.5 justify-self-end md:col-start-4 md:mt-0"
      />
    </li>
  );
}
