import 'server-only';
import { groupBy } from '~/lib/group-by';
import { lockHoldsOf } from '~/modules/inventory/service/stock';
import type { Ctx } from '~/server/context';
import { lockPending, variantsOn, type BuyerOrder } from '../queries/batch';
import type { BuyerBooks, Member } from './admit';

/** An unpaid order of the buyer, locked, with what it holds. */
export type Earlier = BuyerBooks['pending'][number];
type Locked = Omit<Earlier, 'holds'> & { readonly buyer: string };

/** The buyers' own unpaid orders, locked; one that somebody is at, paying it perhaps, is left alone. */
export async function lockEarlier(ctx: Ctx, found: readonly BuyerOrder[]): Promise<Map<string, Locked[]>> {
  const unpaid = found.filter((order) => order.own && order.state === 'PENDING');
  if (unpaid.length === 0) return new Map();
  const locked = await lockPending(
    ctx.db,
    unpaid.map((order) => order.id),
  );
  const variants = await variantsOn(ctx.db, [...locked]);
  const mine = unpaid.filter((order) => locked.has(order.id));
  return groupBy(
    mine.map(({ id, alive, buyer, units }) => ({ id, alive, buyer, units, variantIds: variants.get(id) ?? [] })),
    (order) => order.buyer,
  );
}

export async function withHolds(
  ctx: Ctx,
  pending: ReadonlyMap<string, readonly Locked[]>,
): Promise<Map<string, Earlier[]>> {
  const ids = [...pending.values()].flat().map((order) => order.id);
  const holds = ids.length > 0 ? await lockHoldsOf(ctx, ids) : [];
  return new Map(
    [...pending].map(([buyer, theirs]) => [
      buyer,
      theirs.map((order) => ({ ...order, holds: holds.filter((hold) => hold.orderId === order.id) })),
    ]),
  );
}

export function booksOf(
  members: readonly Member[],
  present: ReadonlySet<string>,
  found: readonly BuyerOrder[],
  earlier: ReadonlyMap<string, Earlier[]>,
): Map<string, BuyerBooks> {
  const byBuyer = groupBy(found, (order) => order.buyer);
  const books = new Map<string, BuyerBooks>();
  for (const { buyer, input } of members) {
    if (!present.has(buyer)) continue;
    const theirs = byBuyer.get(buyer) ?? [];
    const known = theirs.find((order) => order.own && order.key === input.idempotencyKey);
    books.set(buyer, {
      known: known
        ? {
            id: known.id,
            number: known.number,
            total: known.total,
            expiresAt: new Date(known.expires_at),
            requestHash: known.request_hash,
          }
        : null,
      open: theirs.filter(isOpen).length,
      openUnits: theirs.filter(isOpen).reduce((sum, { units }) => sum + units, 0),
      unpaidThisHour: theirs.filter(
        ({ state, this_hour }) => this_hour && (state === 'EXPIRED' || state === 'CANCELED'),
      ).length,
      pending: earlier.get(buyer) ?? [],
    });
  }
  return books;
}

const isOpen = ({ state, alive }: BuyerOrder): boolean =>
  state === 'CONFIRMING' || state === 'AWAITING_DEPOSIT' || (state === 'PENDING' && alive);
