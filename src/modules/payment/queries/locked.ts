import 'server-only';
import { and, eq, ne, sql, type Placeholder, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Id } from '~/lib/ids';
import { orders } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import { statement } from '~/server/statement';
import { paymentAttempts } from '../tables';

/** What claiming and settling a payment asks of its order. */
const ORDER = {
  id: orders.id,
  number: orders.number,
  state: orders.state,
  total: orders.total,
  refundedTotal: orders.refundedTotal,
  userId: orders.userId,
  guestId: orders.guestId,
  contactPhone: orders.contactPhone,
  cancelingAt: orders.cancelingAt,
};

type OrderPart = Pick<typeof orders.$inferSelect, keyof typeof ORDER>;
export type Locked = { readonly order: OrderPart; readonly attempt: typeof paymentAttempts.$inferSelect };

/** An attempt and its order, both locked, the order first; as they are now, whoever had them before. */
export async function lockAttempt(db: Db, id: Id<'pay'>): Promise<Locked | undefined> {
  const [found] = await selectAttempt(db, { id });
  return found;
}

const selectAttempt = statement<{ id: Id<'pay'> }, Locked[]>((db, given) =>
  db
    .select({ order: ORDER, attempt: paymentAttempts })
    .from(orders)
    .innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id))
    .where(eq(paymentAttempts.id, given('id')))
    .for('no key update'),
);

/** What a browser came back with, and the order it may be for: a buyer's own, or the one a token was made for. */
export type Sought = {
  readonly providerOrderId: string;
  readonly paymentKey: string;
  readonly orderId: Id<'ord'>;
  readonly buyers: readonly (Id<'usr'> | Id<'gst'>)[] | null;
};

/**
 * The attempt a browser came back for and its order, both locked; and whether the payment key it brings is another living
 * attempt's. Without buyers the caller must have proof of the order.
 */
export async function lockReturned(db: Db, { buyers, ...sought }: Sought) {
  const [found] = await (buyers === null ? selectReturned(db, sought) : selectMine(db, { ...sought, buyers }));
  return found;
}

type Returned = Locked & { readonly isForeignKey: boolean };

const selectReturned = statement<Omit<Sought, 'buyers'>, Returned[]>((db, given) => returned(db, given));
const selectMine = statement<Sought & { readonly buyers: readonly string[] }, Returned[]>((db, given) =>
  returned(db, given, sql`coalesce(${orders.userId}, ${orders.guestId}) = ANY(${given('buyers')}::text[])`),
);

function returned(db: Db, given: (name: 'providerOrderId' | 'paymentKey' | 'orderId') => Placeholder, mine?: SQL) {
  const other = alias(paymentAttempts, 'other');
  const foreign = db
    .select({ one: sql`1` })
    .from(other)
    .where(and(eq(other.paymentKey, given('paymentKey')), ne(other.id, paymentAttempts.id), ne(other.state, 'FAILED')));
  return db
    .select({ order: ORDER, attempt: paymentAttempts, isForeignKey: sql<boolean>`EXISTS (${foreign})` })
    .from(orders)
    .innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id))
    .where(and(eq(paymentAttempts.providerOrderId, given('providerOrderId')), eq(orders.id, given('orderId')), mine))
    .for('no key update');
}

/** An attempt whose token still lets a browser look at it: an hour from its confirming, or from its window. */
export async function findReturnable(db: Db, providerOrderId: string) {
  const [found] = await db
    .select({
      attemptId: paymentAttempts.id,
      orderId: orders.id,
      number: orders.number,
      hash: paymentAttempts.returnTokenHash,
    })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(
      and(
        eq(paymentAttempts.providerOrderId, providerOrderId),
        sql`coalesce(${paymentAttempts.confirmStartedAt}, ${paymentAttempts.createdAt}) > now() - interval '1 hour'`,
      ),
    );
  return found;
}
