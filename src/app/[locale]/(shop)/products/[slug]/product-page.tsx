import { useTranslations } from 'next-intl';
import { JsonLd } from '~/components/layout/json-ld';
import { getPathname } from '~/i18n/navigation';
import { HeartToggle } from '~/components/ui/heart-toggle';
import { ProductChoice } from '~/modules/catalog/ui/product/choice';
import { firstVariant } from '~/modules/catalog/ui/product/product-data';
import { ProductView } from '~/modules/catalog/ui/product/product-view';
import { BuyBar } from '~/modules/catalog/ui/product/purchase';
import { useChoices } from '~/modules/catalog/ui/product/use-choices';
import { ProductQuestions } from '~/modules/question/ui/product-questions';
import { ProductReviews } from '~/modules/review/ui/product-reviews';
import { env } from '~/server/env';
import type { Locale } from '~/shops/preset';
import { shopPreset } from '~/shops/registry';
import { ShopFrame } from '../../shop-frame';
import type { StoredOthers } from './find-stored-others';
import type { StoredProduct } from './find-stored-product';
import type { StoredQuestions } from './find-stored-questions';
import type { StoredReviews } from './find-stored-reviews';
import { productThings } from './product-json-ld';

type ProductPageProps = {
  product: StoredProduct;
  reviews: StoredReviews | null;
  questions: StoredQuestions | null;
  others: StoredOthers;
  locale: Locale;
};

export function ProductPage({ product, reviews, questions, others, locale }: ProductPageProps) {
  const { SHOP, SITE_URL } = env();
  const shop = shopPreset(SHOP);
  const choices = useChoices(product, locale);
  const opening = choices.find(({ id }) => id === firstVariant(product).id) ?? choices[0];
  const [catalog, nutrition] = [useTranslations('catalog'), useTranslations('nutrition')];
  if (!opening) return null;
  const words = { home: catalog('product.home'), nutrition: nutrition('summary') };
  const to = (href: string) => getPathname({ href, locale });
  return (
    <ProductChoice variants={choices} first={opening} maxPerOrder={product.maxPerOrder}>
      <JsonLd things={productThings(product, { siteUrl: SITE_URL, to }, words)} />
      <ShopFrame
        locale={locale}
        back={{ href: '/products', isLeafed: true }}
        bottomBar={
          <BuyBar
            locale={locale}
            cartHref={to('/cart')}
            checkoutHref={to('/checkout')}
            restockHref={to('/restock')}
            heart={<HeartToggle key={product.id} name={product.name} wish={product.id} />}
          />
        }
      >
        <ProductView
          product={product}
          others={others}
          shop={shop}
          locale={locale}
          reviews={reviews && <ProductReviews slug={product.slug} first={reviews} locale={locale} />}
          questions={questions && <ProductQuestions slug={product.slug} first={questions} locale={locale} />}
        />
      </ShopFrame>
    </ProductChoice>
  );
}
