import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { headlineProtein } from '~/modules/nutrition/rules';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { SHARE_SIZE, sharedAs } from '../../../../document-head';
import { addressesOf, localeOf } from '../../addresses';
import { Absent } from '../../not-found-view';
import { findStoredOthers } from './find-stored-others';
import { findStoredProduct } from './find-stored-product';
import { findStoredQuestions } from './find-stored-questions';
import { findStoredReviews } from './find-stored-reviews';
import { ProductPage } from './product-page';

export const dynamic = 'force-static';

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await localeOf(params);
  const product = await findStoredProduct((await params).slug, locale);
  if (!product) return { title: (await getTranslations({ locale, namespace: 'layout.missing' }))('title') };
  const { name, summary, brand, slug, shareImage, nutritions } = product;
  const shop = shopPreset(env().SHOP);
  const usual = sharedAs(shop, locale);
  const [first] = nutritions;
  const alt = first
    ? (await getTranslations({ locale, namespace: 'catalog.product' }))('shareAlt', {
        name,
        serving: first.serving,
        grams: headlineProtein(first.facts),
      })
    : name;
  return {
    title: `${name} · ${brand}`,
    description: summary,
    ...addressesOf(`/products/${slug}`, locale),
    openGraph: {
      ...usual.openGraph,
      title: name,
      description: summary,
      ...(shareImage && { images: [{ url: shareImage, ...SHARE_SIZE, alt }] }),
    },
  };
}

/**
 * A product that exists stands outside of every boundary: a large one inside would be sent behind its fallback and shown by
 * script only.
 */
export default async function ProductRoute({ params }: PageProps) {
  const locale = await localeOf(params);
  const product = await findStoredProduct((await params).slug, locale);
  if (product) {
    const [reviews, questions, others] = await Promise.all([
      findStoredReviews(product.slug, locale),
      findStoredQuestions(product.slug, locale),
      findStoredOthers(product.slug, locale),
    ]);
    const parts = { product, reviews, questions, others };
    return <ProductPage {...parts} locale={locale} />;
  }
  return <Absent locale={locale} />;
}
