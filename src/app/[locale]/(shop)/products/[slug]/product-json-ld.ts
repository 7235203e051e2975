import type { AggregateRating, BreadcrumbList, NutritionInformation, Offer, Product, Thing } from 'schema-dts';
import { decimalAmount } from '~/lib/money';
import { labelAmount, perServing, type Nutrient } from '~/modules/nutrition/rules';
import type { StoredProduct } from './find-stored-product';

type Words = { readonly home: string; readonly nutrition: string };
/** Where the shop stands, and the path of one of its pages in the language of this one. */
type Place = { readonly siteUrl: string; readonly to: (href: string) => string };
type Facts = StoredProduct['nutritions'][number];

/**
 * The product with one offer for each variant, the nutrition of a serving, and the way to it. A product of schema.org has no
 * nutrition of its own: it stands beside it, and the product points there.
 */
export function productThings(product: StoredProduct, { siteUrl, to }: Place, words: Words): Thing[] {
  const at = (href: string) => `${siteUrl}${to(href)}`;
  const url = at(`/products/${product.slug}`);
  const nutritions = product.nutritions.map((facts, index) => nutrition(facts, `${url}#nutrition-${index + 1}`));
  const item: Product = {
    '@type': 'Product',
    '@id': `${url}#product`,
    name: product.name,
    description: product.description,
    brand: { '@type': 'Brand', name: product.brand },
    category: product.category.name,
    image: product.pictures.map(({ path }) => `${siteUrl}${path}`),
    url,
    ...(product.rating && { aggregateRating: rating(product.rating) }),
    offers: product.variants.map((variant) => offer(variant, product.seller, url)),
    additionalProperty: nutritions.map((facts) => ({
      '@type': 'PropertyValue',
      name: words.nutrition,
      valueReference: { '@id': facts['@id'] ?? url },
    })),
  };
  const trail = [
    { name: words.home, item: at('/') },
    { name: product.category.name, item: at(`/products?category=${product.category.slug}`) },
    { name: product.name, item: url },
  ];
  return [item, ...nutritions, breadcrumb(trail)];
}

function rating({ average, count }: NonNullable<StoredProduct['rating']>): AggregateRating {
  return {
    '@type': 'AggregateRating',
    ratingValue: average.toFixed(2),
    reviewCount: count,
    bestRating: 5,
    worstRating: 0.5,
  };
}

function offer(variant: StoredProduct['variants'][number], seller: string, url: string): Offer {
  const { sku, title, price, listPrice, currency, available, packCount, packUnit } = variant;
  return {
    '@type': 'Offer',
    sku,
    name: `${title} · ${packCount} ${packUnit}`,
    url,
    price: decimalAmount({ amount: price, currency }),
    priceCurrency: currency,
    ...(listPrice !== null && {
      priceSpecification: {
        '@type': 'UnitPriceSpecification',
        priceType: 'https://schema.org/StrikethroughPrice',
        price: decimalAmount({ amount: listPrice, currency }),
        priceCurrency: currency,
      },
    }),
    itemCondition: 'https://schema.org/NewCondition',
    availability: available > 0 ? 'https://schema.org/InStock' : 'https://schema.org/OutOfStock',
    seller: { '@type': 'Organization', name: seller },
  };
}

function nutrition({ facts, servingSize }: Facts, id: string): NutritionInformation {
  const amounts = perServing(facts);
  const said = (nutrient: Nutrient, unit: string) => {
    const amount = amounts[nutrient];
    return amount === null ? undefined : (`${labelAmount(nutrient, amount)} ${unit}` as const);
  };
  return {
    '@type': 'NutritionInformation',
    '@id': id,
    servingSize,
    calories: said('energyKcal', 'calories'),
    proteinContent: said('proteinG', 'g'),
    carbohydrateContent: said('carbohydrateG', 'g'),
    sugarContent: said('sugarsG', 'g'),
    fiberContent: said('fiberG', 'g'),
    fatContent: said('fatG', 'g'),
    saturatedFatContent: said('saturatedFatG', 'g'),
    transFatContent: said('transFatG', 'g'),
    cholesterolContent: said('cholesterolMg', 'mg'),
    sodiumContent: said('sodiumMg', 'mg'),
  };
}

function breadcrumb(trail: readonly { name: string; item: string }[]): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map((step, index) => ({ '@type': 'ListItem', position: index + 1, ...step })),
  };
}
