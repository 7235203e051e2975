import { useTranslations } from 'next-intl';
import { ChoiceLink } from '~/components/ui/choice-link';
import { FilterLinks } from '~/components/ui/filter-links';
import { Pagination } from '~/components/ui/pagination';
import type { Locale } from '~/shops/preset';
import { reviewsHref, type ReviewListInput } from '../input';
import { REVIEW_SORTS } from '../rules';
import { ReviewItem } from './review-item';
import { ReviewSummary } from './review-summary';
import type { ReviewPageView } from './review-view';

type ReviewListProps = { list: ReviewPageView; input: ReviewListInput; locale: Locale };

const SORT =
  'flex h-tap items-center px-2.5 text-label font-medium whitespace-nowrap text-ink-3 hover:text-ink aria-[current]:font-bold aria-[current]:text-ink';

/** What buyers say: what it adds up to, every filter as a link, and one page of reviews. */
export function ReviewList({ list, input, locale }: ReviewListProps) {
  const t = useTranslations('review.list');
  if (!list.rating) return <p className="border-y border-line py-6 text-ui text-ink-2">{t('none')}</p>;
  const to = (change: Parameters<typeof reviewsHref>[1]) => reviewsHref(input, change);
  const isAll = input.stars === null && !input.photos && input.variantId === null;
  const choices = [
    ...(list.withPhotos > 0
      ? [
          {
            href: to({ photos: !input.photos }),
            label: t('withPhotos'),
            count: list.withPhotos,
            current: input.photos,
          },
        ]
      : []),
    ...(list.options.length > 1
      ? list.options.map(({ variantId, name, count }) => ({
          href: to({ variantId: variantId === input.variantId ? null : variantId }),
          label: name,
          count,
          current: variantId === input.variantId,
        }))
      : []),
  ];
  return (
    <>
      <ReviewSummary rating={list.rating} stars={list.stars} input={input} />
      {choices.length > 0 && (
        <FilterLinks
          label={t('filters')}
          className="pt-5"
          links={[
            {
              href: to({ stars: null, photos: false, variantId: null }),
              label: t('all'),
              count: list.rating.count,
              current: isAll,
            },
            ...choices,
          ]}
        />
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 border-b border-ink pt-2">
        <p className="tabular text-small whitespace-nowrap text-ink-3">{t('found', { count: list.total })}</p>
        <nav aria-label={t('sort')} className="max-w-full min-w-0">
          <ul className="no-bar md:-mr-2.5 flex overflow-x-auto">
            {REVIEW_SORTS.map((sort) => (
              <li key={sort}>
                <ChoiceLink href={to({ sort })} on={sort === input.sort} className={SORT}>
                  {t(`sorts.${sort}`)}
                </ChoiceLink>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {list.items.length === 0 ? (
        <p className="border-b border-line py-6 text-ui text-ink-2">{t('nothing')}</p>
      ) : (
        <ul>
          {list.items.map((review) => (
            <ReviewItem key={review.id} review={review} locale={locale} />
          ))}
        </ul>
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={(page) => to({ page })} />
    </>
  );
}
