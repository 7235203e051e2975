import { readPage } from '~/modules/order/admin-input';
import { QUESTION_DESKS, type QuestionDesk } from '../../rules';

type Params = Record<string, string | string[] | undefined>;
export type QuestionDeskView = { readonly desk: QuestionDesk; readonly page: number };

/** Reads the address of the list; what cannot be understood is left out. */
export function readQuestionDesk(params: Params): QuestionDeskView {
  const [desk] = [params.desk].flat();
  return { desk: QUESTION_DESKS.find((known) => known === desk) ?? 'OPEN', page: readPage(params) };
}

/** The address of the list, with only what differs from «waiting for an answer». */
export function questionDeskHref({ desk, page }: Partial<QuestionDeskView>): string {
  const params = new URLSearchParams();
  if (desk && desk !== 'OPEN') params.set('desk', desk);
  if (page && page > 1) params.set('page', String(page));
  const query = params.toString();
  return query ? `/admin/questions?${query}` : '/admin/questions';
}
