import { MessageSquare } from 'lucide';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminHeading } from '~/components/layout/admin-shell';
import { EmptyState } from '~/components/ui/empty-state';
import { FilterLinks } from '~/components/ui/filter-links';
import { Pagination } from '~/components/ui/pagination';
import { REVIEW_DESKS } from '~/modules/review/rules';
import { DeskReview } from '~/modules/review/ui/admin/desk-review';
import { readReviewDesk, reviewDeskHref } from '~/modules/review/ui/admin/review-desk';
import { api } from '~/trpc/server';
import { AdminFrame } from '../admin-frame';
import { requireStaff } from '../require-staff';
import { reviewCounts } from '../review-counts';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff('products');
  const t = await getTranslations('admin.frame');
  return { title: t('pageTitle', { page: t('reviews') }) };
}

/** Reviews to look at: what was reported first, then what nobody answered yet. */
export default async function AdminReviewsPage({ searchParams }: PageProps) {
  await requireStaff('products');
  const counts = await reviewCounts();
  const view = readReviewDesk(await searchParams, counts);
  const locale = await getLocale();
  const [t, list] = await Promise.all([getTranslations('admin.reviews'), api.admin.reviews.list(view)]);
  return (
    <AdminFrame locale={locale} current="/admin/reviews" address={reviewDeskHref(view)}>
      <AdminHeading title={t('title')} note={t('found', { count: list.total })} />
      <FilterLinks
        label={t('filter')}
        className="pb-4"
        links={REVIEW_DESKS.map((desk) => ({
          href: reviewDeskHref({ desk }),
          label: t(`desk.${desk}`),
          count: counts[desk],
          current: desk === view.desk,
        }))}
      />
      {list.items.length === 0 ? (
        <EmptyState heading="h2" icon={MessageSquare} title={t('empty')}>
          {t('emptyLead')}
        </EmptyState>
      ) : (
        <ul className="border-t border-ink">
          {list.items.map((review) => (
            <DeskReview key={review.id} review={review} />
          ))}
        </ul>
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={(page) => reviewDeskHref({ ...view, page })} />
    </AdminFrame>
  );
}
