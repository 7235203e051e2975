import 'server-only';
import { inArray, sql } from 'drizzle-orm';
import { AppError, isAppError } from '~/lib/errors';
import { newId, newOrderNumber, type Id } from '~/lib/ids';
import { seoulDay } from '~/lib/time';
import { lockPeople } from '~/modules/account/service/person';
import { readOrderable } from '~/modules/catalog/service/sellable';
import {
  endHolds,
  EXPIRED_ON_DEMAND,
  lockExpiredHolds,
  lockStock,
  unitsInPassing,
  writeHolds,
} from '~/modules/inventory/service/stock';
import { totals } from '~/modules/promotion/rules';
import { groupBy } from '~/lib/group-by';
import { inTx, type Ctx } from '~/server/context';
import { fromNow } from '~/server/database-clock';
import { env } from '~/server/env';
import { insertMany } from '~/server/insert-many';
import { lockNames } from '~/server/named-locks';
import { openAt, ordersOf } from '../queries/batch';
import { fulfilments, orderEvents, orderLines, orderOrigins, orders } from '../tables';
import {
  admit,
  type BuyerBooks,
  type Member,
  type NewOrder,
  type PlacedOrder,
  type Verdict,
  type World,
} from './admit';
import { buyerId } from './buyer';
import { booksOf, lockEarlier, withHolds, type Earlier } from './earlier-orders';
import { lineRows, orderRow, parcelRows } from './order-rows';
import { ledgerActor, type Actor } from './record-event';
import type { Turn } from './turn';

export type Outcome = { readonly order: PlacedOrder } | { readonly error: AppError };
type Admitted = { readonly member: Member; readonly verdict: Extract<Verdict, { kind: 'ADMITTED' }> };

/**
 * Places the orders of many buyers, each at most once among them and no telephone at one address twice, in one transaction: locks
 * buyers, where guests come from, their own earlier unpaid orders, then counters, each ascending; decides in the order of arrival; writes the admitted with one statement per table.
 * Order, lines, prices and holds exist together or not at all. No member's refusal touches another. One member is a batch of one.
 * A batch with a `turn` takes its counters when that comes.
 */
export async function placeOrders(ctx: Ctx, members: readonly Member[], turn?: Turn | null): Promise<Outcome[]> {
  return inTx(
    ctx,
    async (tx) => {
      const present = await lockPeople(
        tx,
        members.map((member) => member.who),
      );
      const origins = members.flatMap(({ sight }) => (sight ? [sight.origin] : []));
      await lockNames(
        tx.db,
        origins.map((origin) => `guests at ${origin}`),
      );
      const variantIds = [...new Set(members.flatMap((member) => member.lines.map((line) => line.variantId)))];
      const [found, variants, expiresAt, open] = await Promise.all([
        ordersOf(
          tx.db,
          members.map(({ who, sight, input }) => ({ ...who, sight, key: input.idempotencyKey })),
        ),
        readOrderable(tx, variantIds),
        fromNow(tx, env().HOLD_MINUTES),
        openAt(tx.db, origins),
      ]);
      const pending = await lockEarlier(tx, found);
      const heldToo = [...pending.values()].flat().flatMap((order) => order.variantIds);
      await turn?.come();
      const available = await lockStock(tx, [...new Set([...variantIds, ...heldToo])]);
      turn?.pass();
      const earlier = await withHolds(tx, pending);
      const world: World = {
        buyers: booksOf(members, present, found, earlier),
        variants,
        available,
        openAt: open,
        expiresAt,
        limits: tx.shop.order,
        total: (lines, region) => totals(lines, tx.shop.shipping, region),
      };
      const { verdicts, ended } = await decide(tx, members, world);
      const admitted = members.flatMap((member, index): Admitted[] => {
        const verdict = verdicts[index];
        return verdict?.kind === 'ADMITTED' ? [{ member, verdict }] : [];
      });
      await supersede(tx, admitted, earlier, ended);
      const placed = await write(tx, admitted, expiresAt);
      return verdicts.map((verdict, index): Outcome => {
        if (verdict.kind === 'REFUSED') return { error: verdict.error };
        if (verdict.kind === 'KNOWN') return { order: verdict.order };
        const order = placed.get(members[index]?.buyer ?? '');
        return order ? { order } : { error: new AppError('INTERNAL') };
      });
    },
    'place-orders',
  );
}

/**
 * Where stock does not suffice, holds whose time is up are ended on the spot and everything is decided once more. Units that
 * come free may let in somebody who takes them from another, who then is short in turn: so it goes on, each time for products
 * not looked at before, until nobody hears «sold out» of one that has expired holds.
 */
async function decide(
  ctx: Ctx,
  members: readonly Member[],
  first: World,
): Promise<{ verdicts: Verdict[]; ended: ReadonlySet<Id<'hld'>> }> {
  const ended = new Set<Id<'hld'>>();
  const looked = new Set<Id<'var'>>();
  let world = first;
  let verdicts = admit(members, world);
  for (;;) {
    const short = shortOf(members, verdicts);
    const wanted = short.filter((variantId) => !looked.has(variantId));
    if (wanted.length === 0) {
      const inPassing = short.length > 0 ? await unitsInPassing(ctx, short) : new Map<Id<'var'>, number>();
      return { verdicts: inPassing.size > 0 ? admit(members, { ...world, inPassing }) : verdicts, ended };
    }
    for (const variantId of wanted) looked.add(variantId);
    const expired = await lockExpiredHolds(ctx, wanted);
    await endHolds(ctx, expired, 'RELEASED', EXPIRED_ON_DEMAND);
    const available = new Map(world.available);
    for (const { id, variantId, quantity } of expired) {
      ended.add(id);
      available.set(variantId, (available.get(variantId) ?? 0) + quantity);
    }
    world = { ...world, available, buyers: without(world.buyers, ended) };
    if (expired.length > 0) verdicts = admit(members, world);
  }
}

/** The products of those who are short of one, each once. */
function shortOf(members: readonly Member[], verdicts: readonly Verdict[]): Id<'var'>[] {
  const wanted = members.flatMap(({ lines }, index) => {
    const verdict = verdicts[index];
    const isShort = verdict?.kind === 'REFUSED' && isAppError(verdict.error, 'OUT_OF_STOCK');
    return isShort ? lines.map((line) => line.variantId) : [];
  });
  return [...new Set(wanted)];
}

/** What was just ended is nobody's any more, its own buyer's neither. */
function without(buyers: World['buyers'], ended: ReadonlySet<Id<'hld'>>): World['buyers'] {
  const left = (order: BuyerBooks['pending'][number]) => ({
    ...order,
    holds: order.holds.filter((hold) => !ended.has(hold.id)),
  });
  return new Map([...buyers].map(([buyer, books]) => [buyer, { ...books, pending: books.pending.map(left) }]));
}

/** Nobody is blocked by their own hold: earlier unpaid orders of the same products are cancelled. */
async function supersede(
  ctx: Ctx,
  admitted: readonly Admitted[],
  earlier: ReadonlyMap<string, readonly Earlier[]>,
  ended: ReadonlySet<Id<'hld'>>,
): Promise<void> {
  for (const { member, verdict } of admitted) {
    if (verdict.superseded.length === 0) continue;
    const actor = actorOf(member);
    const gone = (earlier.get(member.buyer) ?? []).filter((order) => verdict.superseded.includes(order.id));
    await ctx.db
      .update(orders)
      .set({ state: 'CANCELED', endedAt: sql`now()` })
      .where(inArray(orders.id, [...verdict.superseded]));
    await endHolds(
      ctx,
      gone.flatMap((order) => order.holds.filter((hold) => !ended.has(hold.id))),
      'RELEASED',
      { actor: ledgerActor(actor), cause: 'ordered again' },
    );
    await insertMany(
      ctx.db,
      orderEvents,
      gone.map((order) => eventOf(order.id, 'SUPERSEDED', actor, {})),
    );
  }
}

const actorOf = ({ who }: Member): Actor => ({ kind: 'SHOPPER', id: buyerId(who) });
const eventOf = (
  orderId: Id<'ord'>,
  kind: 'PLACED' | 'WINDOW_OPENED' | 'SUPERSEDED',
  actor: Actor,
  data: Record<string, string | number>,
) => ({ orderId, kind, actor: actor.kind, actorId: actor.id ?? null, data });

async function write(ctx: Ctx, admitted: readonly Admitted[], expiresAt: Date): Promise<Map<string, PlacedOrder>> {
  const placed = new Map<string, PlacedOrder>();
  const rows = admitted.map(({ member, verdict }) => {
    const order = { id: newId('ord'), number: newOrderNumber(seoulDay(member.ctx.now)), total: verdict.totals.total };
    placed.set(member.buyer, { ...order, expiresAt });
    return { order, member, verdict };
  });
  if (rows.length === 0) return placed;
  // Sent together, in this order, which the foreign keys want.
  await Promise.all([
    insertMany(
      ctx.db,
      orders,
      rows.map(({ order, member, verdict }) => orderRow(order, member, verdict, expiresAt)),
    ),
    insertMany(
      ctx.db,
      orderLines,
      rows.flatMap(({ order, verdict }) => lineRows(order.id, verdict.lines)),
    ),
    insertMany(
      ctx.db,
      fulfilments,
      rows.flatMap(({ order, verdict }) => parcelRows(order.id, verdict.lines)),
    ),
    insertMany(
      ctx.db,
      orderEvents,
      rows.flatMap(({ order, member }) => [
        eventOf(order.id, 'PLACED', actorOf(member), {
          units: member.lines.reduce((units, line) => units + line.quantity, 0),
          minutes: env().HOLD_MINUTES,
        }),
        ...(member.opening ? [eventOf(order.id, 'WINDOW_OPENED', actorOf(member), {})] : []),
      ]),
    ),
    insertMany(
      ctx.db,
      orderOrigins,
      rows.flatMap(({ order, member: { sight } }) => (sight ? [{ orderId: order.id, origin: sight.origin }] : [])),
    ),
    openWindows(ctx, rows),
    writeHolds(
      ctx,
      rows.flatMap(({ order, member }) => {
        const by = { actor: ledgerActor(actorOf(member)), cause: 'order placed' };
        return member.lines.map((line) => ({ orderId: order.id, holder: buyerId(member.who), ...line, expiresAt, by }));
      }),
    ),
  ]);
  return placed;
}

type Row = Admitted & { readonly order: Omit<NewOrder, 'lines'> };

/** One statement for each table, and there is one for each way to pay. */
async function openWindows(ctx: Ctx, rows: readonly Row[]): Promise<void> {
  const opened = rows.flatMap(({ member: { opening }, order, verdict }) =>
    opening ? [{ table: opening.table, row: opening.rowOf({ ...order, lines: verdict.lines }) }] : [],
  );
  for (const [table, own] of groupBy(opened, (one) => one.table))
    await insertMany(
      ctx.db,
      table,
      own.map((one) => one.row),
    );
}
