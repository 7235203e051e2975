import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import type { Locale } from '~/shops/preset';
import { addressesOf, localeOf } from '../../addresses';
import { NotFoundView } from '../../not-found-view';
import { findStoredProduct } from './find-stored-product';
import { ProductPage } from './product-page';

export const dynamic = 'force-static';

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await localeOf(params);
  const product = await findStoredProduct((await params).slug, locale);
  if (!product) return { title: (await getTranslations({ locale, namespace: 'catalog.notFound' }))('title') };
  const { name, summary, images, brand, slug } = product;
  const image = images[1] ?? images[0];
  return {
    title: `${name} · ${brand}`,
    description: summary,
    ...addressesOf(`/products/${slug}`, locale),
    openGraph: {
      type: 'website',
      title: name,
      description: summary,
      siteName: shopPreset(env().SHOP).name[locale],
      images: image ? [{ url: image, width: 1000, height: 1000, alt: name }] : undefined,
    },
  };
}

/**
 * What the fallback draws is what a shopper sees of a missing product: a stored page waits for its content, so a product that
 * exists never shows it, and one that does not answers 404 with these words in its HTML.
 */
export default async function ProductRoute({ params }: PageProps) {
  const locale = await localeOf(params);
  const { slug } = await params;
  return (
    <Suspense fallback={<NotFoundView locale={locale} />}>
      <Product slug={slug} locale={locale} />
    </Suspense>
  );
}

async function Product({ slug, locale }: { slug: string; locale: Locale }) {
  const product = await findStoredProduct(slug, locale);
  if (!product) notFound();
  return <ProductPage product={product} locale={locale} />;
}
