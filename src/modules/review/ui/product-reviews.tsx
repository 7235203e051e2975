import { useTranslations } from 'next-intl';
import { SectionHeading } from '~/components/ui/section-heading';
import type { Locale } from '~/shops/preset';
import { readReviewParams } from '../input';
import { LiveReviews } from './live/live-reviews';
import { ReviewList } from './review-list';
import type { ReviewPageView } from './review-view';

type ProductReviewsProps = { slug: string; first: ReviewPageView; locale: Locale };

/** The first page of reviews as it stands in the stored page; every other one comes in its place when it is asked for. */
export function ProductReviews({ slug, first, locale }: ProductReviewsProps) {
  const t = useTranslations('review.list');
  return (
    <>
      <SectionHeading title={t('title')} note={t('lead')} />
      <LiveReviews slug={slug} locale={locale}>
        <ReviewList list={first} input={readReviewParams(slug, {})} locale={locale} />
      </LiveReviews>
    </>
  );
}
