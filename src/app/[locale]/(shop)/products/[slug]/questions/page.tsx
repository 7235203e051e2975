import { TRPCError } from '@trpc/server';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { slugInput } from '~/modules/catalog/input';
import { readPage } from '~/modules/order/admin-input';
import { questionsHref } from '~/modules/question/input';
import { AskLink } from '~/modules/question/ui/product-questions';
import { QuestionList } from '~/modules/question/ui/question-list';
import type { Locale } from '~/shops/preset';
import { anonymousApi } from '~/trpc/server';
import { addressesOf, localeOf } from '../../../addresses';
import { ShopFrame } from '../../../shop-frame';
import { AboutProduct } from '../about-product';
import { findStoredProduct } from '../find-stored-product';

export const dynamic = 'force-dynamic';

type QuestionsProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Read once for the head and the body. */
const readList = cache(async (slug: string, page: number, locale: Locale) => {
  try {
    return await anonymousApi(locale).question.list({ slug, page });
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
});

async function listOf({ params, searchParams }: QuestionsProps, locale: Locale) {
  const slug = slugInput.safeParse((await params).slug);
  if (!slug.success) notFound();
  const list = await readList(slug.data, readPage(await searchParams), locale);
  return list ? { ...list, slug: slug.data } : notFound();
}

export async function generateMetadata(props: QuestionsProps): Promise<Metadata> {
  const locale = await localeOf(props.params);
  const { slug, name } = await listOf(props, locale);
  const t = await getTranslations({ locale, namespace: 'question.list' });
  return {
    title: t('of', { name }),
    robots: { index: false, follow: true },
    ...addressesOf(questionsHref(slug), locale),
  };
}

/** Every page of a product's questions. */
export default async function QuestionsPage(props: QuestionsProps) {
  const locale = await localeOf(props.params);
  const { slug, name, ...list } = await listOf(props, locale);
  const t = await getTranslations({ locale, namespace: 'question.list' });
  const product = (await findStoredProduct(slug, locale)) ?? notFound();
  return (
    <ShopFrame locale={locale} back={{ href: `/products/${slug}`, title: t('title') }}>
      <div className="wrap pb-14">
        <AboutProduct
          product={product}
          locale={locale}
          here={t('title')}
          title={t('of', { name })}
          lead={t('lead')}
          action={<AskLink slug={slug} locale={locale} />}
        />
        <QuestionList {...list} hrefFor={(page) => questionsHref(slug, page)} locale={locale} />
      </div>
    </ShopFrame>
  );
}
