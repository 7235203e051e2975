import 'server-only';
import type { Id } from '~/lib/ids';
import { cartSummary } from '~/modules/cart/service/read';
import { countUnread } from '~/modules/notice/service/notices';
import { hasDayTarget } from '~/modules/nutrition/service/day-target';
import { wishedIds } from '~/modules/wish/service/read';
import type { Ctx } from '~/server/context';

export type Here = {
  /** Null for whoever is not signed in. */
  readonly name: string | null;
  /** Lines in the cart. */
  readonly count: number;
  /** Products wished for in the account, the last one first. */
  readonly wishes: readonly Id<'prd'>[];
  /** Notices not read yet. */
  readonly unread: number;
  /** Whether the account keeps a day's target. */
  readonly day: boolean;
};

/**
 * All that a stored page wants to know of its visitor, in one answer. Four statements for a member, one for a guest with a cart,
 * none for anybody else.
 */
export async function whoIsHere(ctx: Ctx): Promise<Here> {
  const { user } = ctx;
  if (!user) return { ...(await cartSummary(ctx)), wishes: [], unread: 0, day: false };
  const signed = { ...ctx, user };
  const [summary, wishes, unread, day] = await Promise.all([
    cartSummary(ctx),
    wishedIds(signed),
    countUnread(signed),
    hasDayTarget(signed),
  ]);
  return { ...summary, wishes, unread, day };
}
