import 'server-only';
import { sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { noticeKind } from '~/modules/notice/rules';
import { addNotice } from '~/modules/notice/service/notices';
import { afterCommit, type Ctx } from '~/server/context';
import { signal } from '~/server/signals';
import { statement } from '~/server/statement';
import type { ActorKind, OrderEventKind } from '../rules';
import { orderEvents, orders } from '../tables';

/** Who causes a step, and their id where they have one. */
export type Actor = { readonly kind: ActorKind; readonly id?: string };
export const SYSTEM: Actor = { kind: 'SYSTEM' };
export const CRON: Actor = { kind: 'CRON' };
export const PROVIDER: Actor = { kind: 'PROVIDER' };

/** «who: why» for the stock ledger. */
export function ledgerActor(actor: Actor): string {
  return actor.id ? `${actor.kind.toLowerCase()}:${actor.id}` : actor.kind.toLowerCase();
}

type NewEvent = typeof orderEvents.$inferInsert;
type Told = { readonly userId: Id<'usr'> | null; readonly orderNumber: string };

const insertEvent = statement<NewEvent, Told[]>((db, given) =>
  db
    .insert(orderEvents)
    .values({
      orderId: given('orderId'),
      kind: given('kind'),
      actor: given('actor'),
      actorId: given('actorId'),
      data: given('data'),
    })
    .returning({
      userId: sql<Id<'usr'> | null>`(SELECT user_id FROM ${orders} WHERE ${orders}.id = ${orderEvents.orderId})`,
      orderNumber: sql<string>`(SELECT number FROM ${orders} WHERE ${orders}.id = ${orderEvents.orderId})`,
    }),
);

/**
 * Writes one line of the order's story, in the transaction of the change it tells. Whoever bought it with an account is told of
 * what others did by a notice in the same transaction, and at once where they look at their orders, when that commits.
 */
export async function recordEvent(
  ctx: Ctx,
  orderId: Id<'ord'>,
  kind: OrderEventKind,
  actor: Actor,
  data: Record<string, string | number> = {},
): Promise<void> {
  const [told] = await insertEvent(ctx.db, { orderId, kind, actor: actor.kind, actorId: actor.id ?? null, data });
  if (!told?.userId) return;
  const { userId, orderNumber } = told;
  afterCommit(ctx, () => signal(userId));
  const notice = actor.kind === 'SHOPPER' ? undefined : noticeKind(kind);
  if (notice) await addNotice(ctx, { userId, kind: notice, orderId, orderNumber });
}
