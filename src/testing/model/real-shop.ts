import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { createGuest } from '~/modules/account/service/guests';
import type { PlaceOrderInput } from '~/modules/order/input';
import type { PaymentWindow } from '~/modules/payment/rules';
import type { Ctx } from '~/server/context';
import { testDb } from '../db';
import { anyCtx, givenCustomer, givenVariant } from '../factories/order';
import type { TestToss } from '../toss';
import { at, RULES, type Shop } from './shop';
import { freshStandIn } from './stand-in';

/** The shop under test, as the commands of one sequence see it: its things by their number in the model. */
export class RealShop {
  readonly orders: { id: Id<'ord'>; number: string; input: PlaceOrderInput }[] = [];
  readonly attempts: (PaymentWindow & { dueAt: Date | null })[] = [];
  readonly paymentKeys: string[] = [];
  readonly requests: Id<'clm'>[] = [];

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

  order = (index: number) => at(this.orders, index);
  attempt = (index: number) => at(this.attempts, index);
  paymentKey = (index: number): string => this.paymentKeys[index] ?? '';

  as(buyer: number): Ctx {
    const { user, guest } = at(this.buyers, buyer);
    const ctx = anyCtx();
    const shop = { ...ctx.shop, order: { ...ctx.shop.order, maxOpenUnits: RULES.openUnits } };
    return { ...ctx, shop, user, guest };
  }

  /** Does one thing, and says the code of its refusal where it is refused. */
  async try<T>(work: () => Promise<T>): Promise<T | string> {
    return work().catch((error: unknown) => {
      if (error instanceof AppError)
        return error.code === 'NOT_CLAIMABLE' ? `${error.code} ${String(error.details.reason)}` : error.code;
      throw error;
    });
  }
}
