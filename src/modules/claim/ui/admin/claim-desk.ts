import { readPage } from '~/modules/order/admin-input';
import { CLAIM_STATES, ENDED_CLAIM_STATES, type ClaimState } from '../../rules';

export const isOver = (state: ClaimState): boolean => ENDED_CLAIM_STATES.some((ended) => ended === state);

type Params = Record<string, string | string[] | undefined>;
export type ClaimDeskView = { readonly state: ClaimState | null; readonly page: number };

/** Reads the address of the list; what cannot be understood is left out. */
export function readClaimDesk(params: Params): ClaimDeskView {
  const [state] = [params.state].flat();
  return { state: CLAIM_STATES.find((known) => known === state) ?? null, page: readPage(params) };
}

/** The address of the list, with only what differs from «everything that is open». */
export function claimDeskHref({ state, page }: Partial<ClaimDeskView>): string {
  const params = new URLSearchParams();
  if (state) params.set('state', state);
  if (page && page > 1) params.set('page', String(page));
  const query = params.toString();
  return query ? `/admin/claims?${query}` : '/admin/claims';
}
