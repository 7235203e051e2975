import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { createGuest } from '~/modules/account/service/guests';
import { variantStock } from '~/modules/inventory/tables';
import type { PlaceOrderInput } from '~/modules/order/input';
import { orders } from '~/modules/order/tables';
import type { Ctx } from '~/server/context';
import { testDb } from '../db';
import { anyCtx, givenCustomer, givenVariant } from '../factories/order';
import type { TestToss } from '../toss';
import { RULES, type Shop } from './shop';
import { freshStandIn } from './stand-in';
import type { Till } from './till';

const row = z.object({
  id: z.string(),
  state: z.string(),
  parcel: z.string(),
  refunded: z.number(),
  canceling: z.boolean(),
  held: z.record(z.string(), z.number()),
  attempts: z.array(z.string()),
});

/** The shop under test, as the commands of one sequence see it: its things by their number in the model. */
export class RealShop {
  readonly orders: { id: Id<'ord'>; number: string; input: PlaceOrderInput }[] = [];
  readonly attempts: { providerOrderId: string; amount: number }[] = [];
  readonly paymentKeys: string[] = [];

  private constructor(
    readonly toss: TestToss,
    readonly variants: readonly Id<'var'>[],
    private readonly buyers: readonly Pick<Ctx, 'user' | 'guest'>[],
    readonly admin: Id<'usr'>,
    readonly count: (command: string) => void,
  ) {}

  /** Two customers, a guest, an admin and these variants, all new. */
  static async open(toss: TestToss, given: Shop['variants'], count: (command: string) => void): Promise<RealShop> {
    const variants: Id<'var'>[] = [];
    for (const variant of given)
      variants.push((await givenVariant({ ...variant, maxPerOrder: RULES.perOrder })).variantId);
    const guest = { user: null, guest: await createGuest({ db: testDb() }) };
    const [one, other, admin] = [await givenCustomer(), await givenCustomer(), await givenCustomer('ADMIN')];
    await freshStandIn(toss);
    return new RealShop(toss, variants, [one.ctx, other.ctx, guest], admin.userId, count);
  }

  at = <T>(list: readonly T[], index: number): T => {
    const found = list[index];
    if (found === undefined) throw new RangeError(`nothing at ${index}`);
    return found;
  };
  order = (index: number) => this.at(this.orders, index);

  as(buyer: number): Ctx {
    const { user, guest } = this.at(this.buyers, buyer);
    const ctx = anyCtx();
    const shop = { ...ctx.shop, order: { ...ctx.shop.order, maxOpenUnits: RULES.openUnits } };
    return { ...ctx, shop, user, guest };
  }

  /** Does one thing, and says the code of its refusal where it is refused. */
  async try<T>(work: () => Promise<T>): Promise<T | string> {
    return work().catch((error: unknown) => {
      if (error instanceof AppError) return error.code;
      throw error;
    });
  }

  /** What anybody can see of it all. */
  async observe() {
    const rows = await testDb().execute(sql`
      SELECT o.id, o.state, o.refunded_total AS refunded, o.canceling_at IS NOT NULL AS canceling,
        (SELECT min(f.state) FROM fulfilments f WHERE f.order_id = o.id) AS parcel,
        (SELECT coalesce(json_object_agg(h.variant_id, h.quantity), '{}') FROM stock_holds h
          WHERE h.order_id = o.id AND h.state = 'ACTIVE' AND h.expires_at > now()) AS held,
        (SELECT coalesce(json_agg(p.state ORDER BY length(p.provider_order_id), p.provider_order_id), '[]') FROM payment_attempts p
          WHERE p.order_id = o.id) AS attempts
      FROM ${orders} o`);
    const known = new Map(
      z
        .array(row)
        .parse([...rows])
        .map((order) => [order.id, order]),
    );
    const { entries } = await this.toss.ledger('');
    const money = (number: string, type: string) =>
      entries
        .filter((entry) => entry.type === type && entry.orderId.startsWith(number))
        .reduce((sum, { amount }) => sum + amount, 0);
    const stock = await Promise.all(
      this.variants.map(
        async (id) => (await testDb().select().from(variantStock).where(eq(variantStock.variantId, id)))[0]?.stock,
      ),
    );
    return {
      stock,
      orders: this.orders.map(({ id, number }) => {
        const {
          id: _,
          held,
          attempts,
          ...seen
        } = this.at(
          [...known.values()].filter((order) => order.id === id),
          0,
        );
        return {
          ...seen,
          held: this.variants.map((variant) => held[variant] ?? 0),
          attempts: attempts.map((state) => (['CONFIRMING', 'UNKNOWN'].includes(state) ? 'UNDECIDED' : state)),
          charged: money(number, 'CHARGE'),
          kept: money(number, 'CHARGE') - money(number, 'REFUND'),
        };
      }),
      others: known.size - this.orders.length,
    };
  }
}

/** The same of the model. */
export function expected(shop: Shop, till: Till): Awaited<ReturnType<RealShop['observe']>> {
  return {
    stock: shop.variants.map(({ stock }) => stock),
    orders: shop.orders.map((order, index) => ({
      state: order.state,
      parcel: order.parcel,
      refunded: order.refunded,
      canceling: order.canceling,
      held: shop.variants.map((_, variant) =>
        shop.holds(order) ? (order.lines.find((line) => line.variant === variant)?.quantity ?? 0) : 0,
      ),
      attempts: till.attempts.filter((attempt) => attempt.order === index).map(({ state }) => state),
      ...till.paidFor(index),
    })),
    others: 0,
  };
}
