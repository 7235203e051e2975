import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { openClaimInput } from '~/modules/claim/input';
import { limitedOpenClaim } from '~/modules/claim/service/open-claim';
import { orders } from '~/modules/order/tables';
import type { Ctx } from '~/server/context';
import { testDb } from '~/testing/db';
import { edgeCtx } from '~/testing/factories/account';
import { givenGuestOrder } from '~/testing/factories/guest';
import { cancelMyOrder } from './cancel-order';
import { nameRefundAccount } from './give-lost-back';

const refundAccount = { bank: '20' as const, number: '123456789012', holder: '김예시' };
const stateOf = async (id: Id<'ord'>) => (await testDb().select().from(orders).where(eq(orders.id, id)))[0]?.state;

/** What says where money goes, for this order. */
const ways = (orderId: Id<'ord'>) => {
  const line = { lineId: newId('lin'), quantity: 1 };
  const claim = openClaimInput.parse({
    ...{ orderId, kind: 'RETURN', reason: 'CHANGED_MIND', text: '', lines: [line] },
    refundAccount,
  });
  return [
    (ctx: Ctx) => limitedOpenClaim(ctx, claim),
    (ctx: Ctx) => nameRefundAccount(ctx, { orderId, refundId: newId('ref'), refundAccount }),
    (ctx: Ctx) => cancelMyOrder(ctx, { orderId, reason: 'CHANGED_MIND', refundAccount }),
  ];
};

describe('an account for money to go back to', () => {
  it('is not named by whoever knows an order’s number and telephone, but by the browser that ordered', async () => {
    const { ctx, order } = await givenGuestOrder();
    const pass = { orderId: order.id, guestId: ctx.guest?.id ?? newId('gst') };
    for (const name of ways(order.id)) {
      await expect(name({ ...edgeCtx(), pass })).rejects.toMatchObject({ code: 'BUYER_ONLY' });
      const stranger = (await givenGuestOrder()).ctx;
      await expect(name({ ...stranger, pass })).rejects.toMatchObject({ code: 'BUYER_ONLY' });
      await expect(name(stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await stateOf(order.id)).toBe('PENDING');
    const [, , cancel] = ways(order.id);
    expect(await cancel?.(ctx)).toEqual({ state: 'CANCELED' });
  });
});
