import 'server-only';
import { AppError } from '~/lib/errors';
import { lockStock } from '~/modules/inventory/service/stock';
import { lockOrder } from '~/modules/order/service/order-row';
import type { Actor } from '~/modules/order/service/record-event';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import type { NudgeInput, RepairInput } from '../input';
import { findDifferences, type Difference } from '../queries/differences';
import { mendOf, NUDGES, type CheckKey, type Mend, type Nudge } from '../rules';
import { auditRepairs } from '../tables';
import { allowWholeTables } from './audit';
import { MENDING, type Trace } from './mends';

type AdminCtx = Ctx & { readonly user: SessionUser };

const isNudge = (mend: Mend): mend is Nudge => NUDGES.some((nudge) => nudge === mend);

/**
 * Puts one difference right, if it is still there once its rows are locked, and writes down what stood there before and after
 * and who did it, in the same transaction. Money is never moved.
 * @throws AppError CHANGED_MEANWHILE where it is gone; NOT_FOUND where a person has to go and look; what the owner of the rows
 * refuses.
 */
export async function repair(ctx: AdminCtx, { check, subject, what }: RepairInput): Promise<void> {
  const mend = mendOf(check, what);
  if (!mend) throw new AppError('NOT_FOUND');
  await inTx(ctx, async (tx) => {
    await allowWholeTables(tx.db);
    const find = async () =>
      (await findDifferences(tx.db, check, { quiesced: false }, { subject })).rows.find((row) => row.what === what);
    const seen = await find();
    if (!seen) throw new AppError('CHANGED_MEANWHILE');
    if (!isNudge(mend)) await lock(tx, seen);
    if (!(await find())) throw new AppError('CHANGED_MEANWHILE');
    await mendAndTrace(tx, { check, mend, subject });
    if (!isNudge(mend) && (await find())) throw new AppError('INTERNAL');
  });
}

/** Makes the shop look at something again at once instead of at its next turn, with a trace of who asked. @throws AppError CHANGED_MEANWHILE */
export async function nudge(ctx: AdminCtx, { nudge: mend, subject }: NudgeInput): Promise<void> {
  await inTx(ctx, (tx) => mendAndTrace(tx, { check: CHECK_OF[mend], mend, subject }));
}

const CHECK_OF: Readonly<Record<Nudge, CheckKey>> = {
  LOOK_AT_PAYMENT: 'undecided',
  REFUND_NOW: 'refund-late',
  SEND_NOW: 'outbox',
};

/** In the shop's order: the order, then its stock. */
async function lock(ctx: Ctx, { orderId, variantId }: Difference): Promise<void> {
  if (orderId) await lockOrder(ctx, orderId);
  if (variantId) await lockStock(ctx, [variantId]);
}

type Mending = { readonly check: CheckKey; readonly mend: Mend; readonly subject: string };

async function mendAndTrace(ctx: AdminCtx, { check, mend, subject }: Mending): Promise<void> {
  const actor: Actor = { kind: 'ADMIN', id: ctx.user.id };
  const trace: Trace = await MENDING[mend](ctx, subject, actor);
  await ctx.db.insert(auditRepairs).values({ check, subject, action: mend, ...trace, actor: ctx.user.id });
}
