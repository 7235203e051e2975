import { readPage } from '~/modules/order/admin-input';
import { REVIEW_DESKS, type ReviewDesk } from '../../rules';

type Params = Record<string, string | string[] | undefined>;
export type ReviewDeskView = { readonly desk: ReviewDesk; readonly page: number };

/** Reads the address of the list; what cannot be understood is left out. */
export function readReviewDesk(params: Params): ReviewDeskView {
  const [desk] = [params.desk].flat();
  return { desk: REVIEW_DESKS.find((known) => known === desk) ?? 'REPORTED', page: readPage(params) };
}

/** The address of the list, with only what differs from «reported». */
export function reviewDeskHref({ desk, page }: Partial<ReviewDeskView>): string {
  const params = new URLSearchParams();
  if (desk && desk !== 'REPORTED') params.set('desk', desk);
  if (page && page > 1) params.set('page', String(page));
  const query = params.toString();
  return query ? `/admin/reviews?${query}` : '/admin/reviews';
}
