import { useTranslations } from 'next-intl';
import { ChoiceLink } from '~/components/ui/choice-link';
import { Stars } from '~/components/ui/stars';
import { reviewsHref, type ReviewListInput } from '../input';
import { starsText, type ReviewPageView } from './review-view';

type ReviewSummaryProps = {
  rating: NonNullable<ReviewPageView['rating']>;
  stars: ReviewPageView['stars'];
  input: ReviewListInput;
};

/** The average as the one big number, and how the ratings spread: each bar is the way to those reviews. */
export function ReviewSummary({ rating, stars, input }: ReviewSummaryProps) {
  const t = useTranslations('review.list');
  const halves = rating.average * 2;
  const shown = stars.filter((row) => row.stars > 0 || row.count > 0);
  return (
    <div className="grid items-center gap-x-14 gap-y-4 border-t-2 border-ink pt-6 md:grid-cols-[max-content_minmax(0,420px)]">
      <p className="flex items-center gap-4">
        <span className="tabular text-[3.5rem]/none font-extrabold tracking-[-0.04em]">{starsText(halves)}</span>
        <span className="grid gap-1">
          <Stars halves={halves} size={22} />
          <span className="tabular text-small text-ink-3">{t('outOf', { count: rating.count })}</span>
        </span>
      </p>
      <ul aria-label={t('spread')}>
        {shown.map(({ stars: whole, count }) => (
          <li key={whole}>
            <ChoiceLink
              href={reviewsHref(input, { stars: input.stars === whole ? null : whole })}
              on={input.stars === whole}
              aria-label={t('starsRow', { stars: whole, count })}
              className="group grid min-h-tap grid-cols-[36px_minmax(0,1fr)_44px] items-center gap-3 text-small text-ink-2 hover:text-ink md:min-h-7 aria-[current]:font-bold aria-[current]:text-ink"
            >
              <span className="tabular">{t('stars', { stars: whole })}</span>
              <span aria-hidden className="h-1.5 overflow-hidden rounded-r1 bg-tile-2">
                <span
                  className="block h-full rounded-r1 bg-star"
                  style={{ width: `${(100 * count) / rating.count}%` }}
                />
              </span>
              <span className="tabular text-right">{count}</span>
            </ChoiceLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
