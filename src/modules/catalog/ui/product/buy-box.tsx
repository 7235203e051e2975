import Image from 'next/image';
import { useFormatter, useTranslations } from 'next-intl';
import { HeartToggle } from '~/components/ui/heart-toggle';
import { PriceBlock } from '~/components/ui/price-block';
import { Rating } from '~/components/ui/rating';
import { TextLink } from '~/components/ui/text-link';
import { Tick } from '~/components/ui/tick';
import { getPathname } from '~/i18n/navigation';
import { unitPrices } from '~/modules/catalog/rules';
import { LOW_STOCK } from '~/modules/inventory/rules';
import { headlineProtein, perServing } from '~/modules/nutrition/rules';
import { NutritionSummary } from '~/modules/nutrition/ui/nutrition-summary';
import type { Locale, ShopPreset } from '~/shops/preset';
import { Comparing } from '../live/comparing';
import { Chosen, WhenChosen } from './chosen';
import { DeliveryFacts } from './delivery-facts';
import { Options } from './options';
import { faceOf, nutritionOf, type ProductData, type ProductVariant } from './product-data';
import { Purchase } from './purchase';

type BuyBoxProps = { product: ProductData; shop: ShopPreset; locale: Locale };

export function BuyBox({ product, shop, locale }: BuyBoxProps) {
  const [t, live] = [useTranslations('catalog.product'), useTranslations('catalog.live')];
  const { variants, nutritions, category } = product;
  return (
    <div className="min-w-0 pt-4 md:pt-0">
      <div className="flex min-h-tap items-center justify-between text-ui text-ink-3">
        <p>{product.brand}</p>
        <TextLink href={`/products?category=${category.slug}`}>{category.name}</TextLink>
      </div>
      <h1 className="text-[1.5rem]/8 tracking-[-0.032em] md:text-[1.75rem]/[38px]">
        <Chosen show="title" />
      </h1>
      <p className="mt-1 text-ui/6 text-ink-2">{product.summary}</p>
      {product.rating && (
        <a href="#reviews" className="inline-flex min-h-tap items-center text-label text-ink-2 hover:text-ink">
          <Rating {...product.rating} />
        </a>
      )}
      <div className="pt-4 pb-5">
        {variants.map((variant) => (
          <WhenChosen key={variant.id} by="id" is={variant.id}>
            <VariantPrice product={product} variant={variant} locale={locale} />
          </WhenChosen>
        ))}
      </div>
      {nutritions.map(({ id, facts }) => (
        <WhenChosen key={id} by="nutritionId" is={id}>
          <NutritionSummary facts={facts} />
        </WhenChosen>
      ))}
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <Tick label={live('compare.take')} data-compare={product.id} autoComplete="off" />
        <Comparing href={getPathname({ href: '/compare', locale })} inline />
      </div>
      <Options
        flavours={flavoursOf(product)}
        words={{
          ...{ flavour: t('flavour'), flavourNote: t('flavourNote') },
          ...{ pack: t('packs'), soldOut: t('soldOut'), none: t('noSuchPack') },
        }}
      />
      <DeliveryFacts product={product} shop={shop} locale={locale} />
      <Purchase
        locale={locale}
        cartHref={getPathname({ href: '/cart', locale })}
        checkoutHref={getPathname({ href: '/checkout', locale })}
        restockHref={getPathname({ href: '/restock', locale })}
        lowStock={LOW_STOCK}
        heart={<HeartToggle key={product.id} name={product.name} wish={product.id} boxed />}
      />
    </div>
  );
}

function flavoursOf(product: ProductData) {
  const first = new Map(
    product.variants.flatMap((variant) => (variant.flavour ? [[variant.flavour, variant] as const] : [])),
  );
  return product.variants
    .filter(
      ({ flavour }, index, all) => flavour !== null && all.findIndex((other) => other.flavour === flavour) === index,
    )
    .map((variant) => {
      const shown = first.get(variant.flavour ?? '') ?? variant;
      return {
        name: variant.flavour ?? '',
        number: `${headlineProtein(nutritionOf(product, shown).facts)}g`,
        picture: <Image src={shown.image ?? faceOf(product)} alt="" width={44} height={44} sizes="44px" />,
      };
    });
}

function VariantPrice({ product, variant, locale }: { product: ProductData; variant: ProductVariant; locale: Locale }) {
  const t = useTranslations('catalog.product');
  const format = useFormatter();
  const { price, listPrice, currency, packCount, packUnit } = variant;
  const { facts } = nutritionOf(product, variant);
  const units = unitPrices({ price, packCount, servingSize: facts.servingSize, proteinG: perServing(facts).proteinG });
  return (
    <PriceBlock
      price={price}
      listPrice={listPrice}
      currency={currency}
      locale={locale}
      size="page"
      units={[
        ...(packCount > 1 ? [{ label: t('pack', { count: 1, unit: packUnit }), amount: units.piece }] : []),
        { label: t('per', { amount: facts.basis }), amount: units.per100 },
        ...(units.protein10 === null
          ? []
          : [{ label: t('perProtein', { amount: `${format.number(10)}g` }), amount: units.protein10 }]),
      ]}
      note={listPrice === null ? undefined : t('struck')}
    />
  );
}
