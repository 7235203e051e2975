import { getPathname } from '~/i18n/navigation';
import { ProductChoice } from '~/modules/catalog/ui/product/choice';
import { firstVariant } from '~/modules/catalog/ui/product/product-data';
import { ProductView } from '~/modules/catalog/ui/product/product-view';
import { BuyBar } from '~/modules/catalog/ui/product/purchase';
import { useChoices } from '~/modules/catalog/ui/product/use-choices';
import { env } from '~/server/env';
import type { Locale } from '~/shops/preset';
import { shopPreset } from '~/shops/registry';
import { ShopFrame } from '../../shop-frame';
import type { StoredProduct } from './find-stored-product';
import { productData } from './product-json-ld';

export function ProductPage({ product, locale }: { product: StoredProduct; locale: Locale }) {
  const { SHOP, SITE_URL } = env();
  const shop = shopPreset(SHOP);
  const choices = useChoices(product, locale);
  const opening = choices.find(({ id }) => id === firstVariant(product).id) ?? choices[0];
  if (!opening) return null;
  const to = (href: string) => getPathname({ href, locale });
  return (
    <ProductChoice variants={choices} first={opening} maxPerOrder={product.maxPerOrder}>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: productData(product, SITE_URL, locale) }} />
      <ShopFrame
        locale={locale}
        back={{ href: '/products' }}
        bottomBar={<BuyBar locale={locale} cartHref={to('/cart')} checkoutHref={to('/checkout')} />}
      >
        <ProductView product={product} shop={shop} locale={locale} />
      </ShopFrame>
    </ProductChoice>
  );
}
