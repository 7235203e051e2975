import { getPathname } from '~/i18n/navigation';
import { CURRENCIES } from '~/shops/currencies';
import type { Locale } from '~/shops/preset';
import type { StoredProduct } from './find-stored-product';

/** schema.org/Product with one offer for each variant, safe to stand inside a script element. */
export function productData(product: StoredProduct, siteUrl: string, locale: Locale): string {
  const url = `${siteUrl}${getPathname({ href: `/products/${product.slug}`, locale })}`;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    description: product.description,
    brand: { '@type': 'Brand', name: product.brand },
    category: product.category.name,
    image: product.images.map((path) => `${siteUrl}${path}`),
    url,
    offers: product.variants.map(({ sku, title, price, currency, available, packCount, packUnit }) => ({
      '@type': 'Offer',
      sku,
      name: `${title} · ${packCount} ${packUnit}`,
      url,
      price: (price / 10 ** CURRENCIES[currency].digits).toFixed(CURRENCIES[currency].digits),
      priceCurrency: currency,
      itemCondition: 'https://schema.org/NewCondition',
      availability: `https://schema.org/${available > 0 ? 'InStock' : 'OutOfStock'}`,
      seller: { '@type': 'Organization', name: product.seller },
    })),
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
