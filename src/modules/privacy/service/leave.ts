import 'server-only';
import { AppError } from '~/lib/errors';
import { requireAnotherAdmin } from '~/modules/account/service/change-role';
import type { EdgeCtx } from '~/modules/account/service/edge';
import { eraseAccount } from '~/modules/account/service/erase';
import { revokeNaver } from '~/modules/account/service/naver-identity';
import { holdMyLogin } from '~/modules/account/service/hold-login';
import { isProvenAgain } from '~/modules/account/service/proof';
import { sessionsOf } from '~/modules/account/service/sessions';
import { forgetCart } from '~/modules/cart/service/forget';
import { forgetNotices } from '~/modules/notice/service/notices';
import { forgetDayTarget } from '~/modules/nutrition/service/day-target';
import { enqueue } from '~/modules/notification/service';
import { endUnpaidOf, restrictOrders } from '~/modules/order/service/restrict';
import { leaveQuestions } from '~/modules/question/service/leave';
import { forgetAlerts } from '~/modules/restock/service/forget';
import { leaveReviews } from '~/modules/review/service/leave';
import { forgetWishes } from '~/modules/wish/service/wish';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { dropPages } from '~/server/drop-pages';
import { log } from '~/server/logger';
import { dropCookie } from '~/server/cookies';
import { PERSONAL_COOKIES } from './personal-cookies';
import { countUnderWay } from '../queries/under-way';
import type { LeaveInput } from '../input';
import { cutOff, RETENTION } from '../rules';

type Signed = Ctx & { readonly user: SessionUser };

/** How many of their orders keep somebody from leaving now, and whether they proved a moment ago who they are. */
export async function beforeLeaving(ctx: Signed): Promise<{ underWay: number; isProven: boolean }> {
  return { underWay: await countUnderWay(ctx.db, ctx.user.id), isProven: await isProvenAgain(ctx) };
}

/**
 * Deletes the account of whoever is signed in, at once and for good: in one transaction everything of theirs goes but what
 * the law asks to be kept, which is restricted, and what they wrote of products, which names nobody then and stays unless they
 * want it gone, too. All their logins end after the commit, at least once whatever happens, and the
 * cookies of this browser with the answer. @throws AppError ORDERS_UNDER_WAY, LAST_ADMIN,
 * UNAUTHENTICATED where they have left already, or this login has ended
 */
export async function leave(
  ctx: EdgeCtx & { readonly user: SessionUser },
  { removeWords }: LeaveInput = { removeWords: false },
): Promise<void> {
  const { user } = ctx;
  const tags = await inTx(ctx, async (tx) => {
    await requireAnotherAdmin(tx, user.id);
    // No order can be placed meanwhile: that begins with the same lock.
    await holdMyLogin(tx);
    await restrictOrders(tx, user.id);
    const count = await countUnderWay(tx.db, user.id);
    if (count > 0) throw new AppError('ORDERS_UNDER_WAY', { count });
    await endUnpaidOf(tx, user.id);
    const shown = [
      ...(await leaveReviews(tx, user.id, removeWords)),
      ...(await leaveQuestions(tx, user.id, removeWords)),
    ];
    await forgetCart(tx, user.id);
    await forgetAlerts(tx, user.id);
    await forgetWishes(tx, user.id);
    await forgetNotices(tx, user.id);
    await forgetDayTarget(tx, user.id);
    await revokeNaver(tx, user.id);
    await eraseAccount(tx, user.id, cutOff(tx.now, RETENTION.consents.keep));
    await enqueue(tx, { topic: 'end-sessions', userId: user.id }, `end-sessions:${user.id}`);
    return shown;
  });
  dropPages(tags);
  await sessionsOf(ctx)
    .endAll(user.id)
    .catch((error: unknown) => log.error('leave.sessions-left-to-outbox', error, { requestId: ctx.requestId }));
  for (const cookie of PERSONAL_COOKIES) dropCookie(ctx.resHeaders, cookie);
}
