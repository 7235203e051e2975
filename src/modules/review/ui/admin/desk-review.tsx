import { useLocale, useTranslations } from 'next-intl';
import { Stars } from '~/components/ui/stars';
import { Tag } from '~/components/ui/tag';
import { getPathname } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import type { PhotoView } from '~/lib/photo-files';
import { Authorship } from '~/modules/order/ui/admin/authorship';
import type { ReportReason } from '../../rules';
import { ReviewPhotos } from '../review-photos';
import { starsText } from '../review-view';
import { AnswerReview } from './answer-review';
import { HideReview } from './hide-review';
import { SettleReports, ShowReview } from './review-steps';

export type DeskReviewView = {
  readonly id: Id<'rev'>;
  readonly slug: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly optionKo: string;
  readonly optionEn: string;
  readonly author: string;
  readonly ratingHalves: number;
  readonly text: string;
  readonly answer: string | null;
  readonly hiddenReason: ReportReason | null;
  readonly createdAt: Date;
  readonly photos: readonly PhotoView<'pho'>[];
  readonly reports: number;
  readonly reasons: readonly { readonly reason: ReportReason; readonly count: number }[];
};

/** A review on a desk: what it is about, what was said and reported, and the steps there are. */
export function DeskReview({ review }: { review: DeskReviewView }) {
  const t = useTranslations('admin.reviews');
  const reasons = useTranslations('review.live.reasons');
  const locale = useLocale();
  const isKo = locale === 'ko';
  const { id, slug, author, ratingHalves, text, answer, hiddenReason, createdAt, photos, reports } = review;
  return (
    <li className="border-b border-line py-4">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-ink-3">
        {reports > 0 && <Tag tone="error">{t('reports', { count: reports })}</Tag>}
        {hiddenReason && <Tag>{t('hidden', { reason: reasons(hiddenReason) })}</Tag>}
        {review.reasons.map(({ reason, count }) => (
          <span key={reason}>
            {reasons(reason)} {count}
          </span>
        ))}
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-ink-3">
        <Stars halves={ratingHalves} />
        <b className="tabular font-semibold text-ink">{starsText(ratingHalves)}</b>
        <a
          href={`${getPathname({ href: `/products/${slug}`, locale })}#reviews`}
          className="font-semibold text-ink hover:underline"
        >
          {isKo ? review.nameKo : review.nameEn}
        </a>
        <span>{isKo ? review.optionKo : review.optionEn}</span>
        <Authorship author={author === '' ? t('gone') : author} at={createdAt} />
      </p>
      <p className="mt-2 max-w-[760px] text-label/6 wrap-anywhere whitespace-pre-line">{text}</p>
      <ReviewPhotos photos={photos} />
      {answer !== null && (
        <p className="mt-2 max-w-[760px] rounded-r3 bg-tile px-3.5 py-2.5 text-label/6 wrap-anywhere whitespace-pre-line">
          <b className="font-semibold">{t('answer')}</b> {answer}
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <AnswerReview
          reviewId={id}
          answer={answer}
          about={
            <>
              <b className="block font-semibold">
                {starsText(ratingHalves)} · {isKo ? review.nameKo : review.nameEn}
              </b>
              {text}
            </>
          }
        />
        {hiddenReason ? <ShowReview reviewId={id} /> : <HideReview reviewId={id} />}
        {reports > 0 && <SettleReports reviewId={id} />}
      </div>
    </li>
  );
}
