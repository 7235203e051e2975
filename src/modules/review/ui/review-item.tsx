import { ThumbsUp } from 'lucide';
import { useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { ShopAnswer } from '~/components/ui/shop-answer';
import { Stars } from '~/components/ui/stars';
import { TypedWords } from '~/components/ui/typed-words';
import { formatTime } from '~/lib/time';
import type { Locale } from '~/shops/preset';
import { ReviewActions } from './live/review-actions';
import { ReviewPhotos } from './review-photos';
import { starsText, type ReviewView } from './review-view';

const DAY = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** One review. Whatever people typed is text and stays text: it is only ever drawn as such. */
export function ReviewItem({ review, locale }: { review: ReviewView; locale: Locale }) {
  const t = useTranslations('review.list');
  const { id, author, ratingHalves, text, option, photos, helpfulCount, answer, writtenAt, edited } = review;
  const day = (iso: string) => formatTime(new Date(iso), locale, DAY);
  return (
    <li className="grid gap-x-8 gap-y-2 border-b border-line py-5 md:grid-cols-[180px_minmax(0,1fr)]">
      <div className="text-small text-ink-3">
        <p className="flex items-center gap-2 md:mb-1">
          <Stars halves={ratingHalves} />
          <span className="sr-only">{t('given', { stars: starsText(ratingHalves) })}</span>
          <b aria-hidden className="tabular text-label font-semibold text-ink">
            {starsText(ratingHalves)}
          </b>
        </p>
        <p className="mt-1">
          {author ?? t('gone')} · <time dateTime={writtenAt}>{day(writtenAt)}</time>
          {edited && ` · ${t('edited')}`}
        </p>
      </div>
      <div className="min-w-0">
        <p className="mb-1 text-small text-ink-3">{option}</p>
        <TypedWords>{text}</TypedWords>
        <ReviewPhotos photos={photos} />
        <ReviewActions reviewId={id} count={helpfulCount} thumb={<Icon of={ThumbsUp} size={14} />} />
        {answer !== null && review.answeredAt !== null && (
          <ShopAnswer from={t('shop')} when={<time dateTime={review.answeredAt}>{day(review.answeredAt)}</time>}>
            {answer}
          </ShopAnswer>
        )}
      </div>
    </li>
  );
}
