import { Star } from 'lucide';
import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { Pagination } from '~/components/ui/pagination';
import { readPage } from '~/modules/order/admin-input';
import { MyReview } from '~/modules/review/ui/my-review';
import { api } from '~/trpc/server';
import { requireUser } from '../../require-user';
import { AccountFrame } from '../../account-frame';

type MyReviewsProps = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: MyReviewsProps): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'review.mine' }))('title') };
}

/** What somebody wrote, also what staff have hidden, to change or to delete. */
export default async function MyReviewsPage({ params, searchParams }: MyReviewsProps) {
  await requireUser('/account/reviews');
  const { locale } = await params;
  const [t, list] = await Promise.all([
    getTranslations({ locale, namespace: 'review.mine' }),
    api.review.mine({ page: readPage(await searchParams) }),
  ]);
  return (
    <AccountFrame locale={locale} words={['review', 'order']} title={t('title')} here="/account/reviews">
      {list.items.length === 0 ? (
        <EmptyState
          heading="h2"
          icon={Star}
          title={t('empty')}
          action={<LinkButton href="/orders">{t('toOrders')}</LinkButton>}
        >
          {t('emptyLead')}
        </EmptyState>
      ) : (
        <ul className="border-t-2 border-ink">
          {list.items.map((review) => (
            <MyReview key={review.id} review={review} />
          ))}
        </ul>
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={(page) => `/account/reviews?page=${page}`} />
    </AccountFrame>
  );
}
