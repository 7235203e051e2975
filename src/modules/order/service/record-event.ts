import 'server-only';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import type { ActorKind, OrderEventKind } from '../rules';
import { statement } from '~/server/statement';
import { orderEvents } from '../tables';

/** Who causes a step, and their id where they have one. */
export type Actor = { readonly kind: ActorKind; readonly id?: string };
export const SYSTEM: Actor = { kind: 'SYSTEM' };
export const CRON: Actor = { kind: 'CRON' };
export const PROVIDER: Actor = { kind: 'PROVIDER' };

/** «who: why» for the stock ledger. */
export function ledgerActor(actor: Actor): string {
  return actor.id ? `${actor.kind.toLowerCase()}:${actor.id}` : actor.kind.toLowerCase();
}

const insertEvent = statement<typeof orderEvents.$inferInsert, unknown>((db, given) =>
  db.insert(orderEvents).values({
    orderId: given('orderId'),
    kind: given('kind'),
    actor: given('actor'),
    actorId: given('actorId'),
    data: given('data'),
  }),
);

/** Writes one line of the order's story, in the transaction of the change it tells. */
export async function recordEvent(
  ctx: Ctx,
  orderId: Id<'ord'>,
  kind: OrderEventKind,
  actor: Actor,
  data: Record<string, string | number> = {},
): Promise<void> {
  await insertEvent(ctx.db, { orderId, kind, actor: actor.kind, actorId: actor.id ?? null, data });
}
