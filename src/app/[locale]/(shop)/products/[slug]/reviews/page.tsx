import { TRPCError } from '@trpc/server';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { slugInput } from '~/modules/catalog/input';
import { readReviewParams, reviewsHref, type ReviewListInput } from '~/modules/review/input';
import { ReviewList } from '~/modules/review/ui/review-list';
import type { Locale } from '~/shops/preset';
import { anonymousApi } from '~/trpc/server';
import { addressesOf, localeOf } from '../../../addresses';
import { ShopFrame } from '../../../shop-frame';
import { AboutProduct } from '../about-product';
import { findStoredProduct } from '../find-stored-product';

export const dynamic = 'force-dynamic';

type ReviewsProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Read once for the head and the body. */
const readList = cache(async (href: string, slug: string, locale: Locale) => {
  const { searchParams } = new URL(href, 'http://reviews');
  try {
    return await anonymousApi(locale).review.list(readReviewParams(slug, Object.fromEntries(searchParams)));
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
});

async function inputOf({ params, searchParams }: ReviewsProps): Promise<ReviewListInput> {
  const slug = slugInput.safeParse((await params).slug);
  return slug.success ? readReviewParams(slug.data, await searchParams) : notFound();
}

const listOf = async (input: ReviewListInput, locale: Locale) =>
  (await readList(reviewsHref(input, { page: input.page }), input.slug, locale)) ?? notFound();

export async function generateMetadata(props: ReviewsProps): Promise<Metadata> {
  const locale = await localeOf(props.params);
  const input = await inputOf(props);
  const [{ name }, t] = await Promise.all([
    listOf(input, locale),
    getTranslations({ locale, namespace: 'review.list' }),
  ]);
  return {
    title: t('of', { name }),
    // Machines read reviews where the product is.
    robots: { index: false, follow: true },
    ...addressesOf(`/products/${input.slug}/reviews`, locale),
  };
}

/** Every filter and page of a product's reviews, also without script. */
export default async function ReviewsPage(props: ReviewsProps) {
  const locale = await localeOf(props.params);
  const input = await inputOf(props);
  const list = await listOf(input, locale);
  const t = await getTranslations({ locale, namespace: 'review.list' });
  const product = (await findStoredProduct(input.slug, locale)) ?? notFound();
  return (
    <ShopFrame locale={locale} back={{ href: `/products/${input.slug}`, title: t('title') }}>
      <div className="wrap pb-14">
        <AboutProduct
          product={product}
          locale={locale}
          here={t('title')}
          title={t('of', { name: list.name })}
          lead={t('lead')}
        />
        <ReviewList list={list} input={input} locale={locale} />
      </div>
    </ShopFrame>
  );
}
