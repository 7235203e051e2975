import { readPage } from '~/modules/order/admin-input';
import { REVIEW_DESKS, type ReviewDesk } from '../../rules';

type Params = Record<string, string | string[] | undefined>;
export type ReviewDeskView = { readonly desk: ReviewDesk; readonly page: number };

/** Reads the address of the list; where it names no desk, the first with something to do is meant. */
export function readReviewDesk(params: Params, counts: Readonly<Record<ReviewDesk, number>>): ReviewDeskView {
  const [asked] = [params.desk].flat();
  const desk = REVIEW_DESKS.find((known) => known === asked);
  const busy = (['REPORTED', 'UNANSWERED'] as const).find((name) => counts[name] > 0);
  return { desk: desk ?? busy ?? 'ALL', page: readPage(params) };
}

/** The address of the list on one desk. */
export function reviewDeskHref({ desk, page }: { desk: ReviewDesk; page?: number }): string {
  const params = new URLSearchParams({ desk });
  if (page && page > 1) params.set('page', String(page));
  return `/admin/reviews?${params.toString()}`;
}
