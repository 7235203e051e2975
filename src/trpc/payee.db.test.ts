import { describe, expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { givenGuest, givenLogin, provenAgain, userCtx } from '~/testing/factories/account';
import { givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { REFUND_ACCOUNT } from '~/testing/factories/refund';
import { call } from '~/testing/procedures';

/** How each says where money goes, and what it comes to with an order that is not paid: nothing was in its way before. */
const NAMING = [
  { path: 'payment.cancelOrder', input: { reason: 'OTHER' }, comes: 'done' },
  { path: 'payment.nameRefundAccount', input: { refundId: newId('ref') }, comes: 'NOT_FOUND' },
  {
    path: 'claim.open',
    input: {
      ...{ kind: 'RETURN', reason: 'FAULTY', text: '상했어요', knownAt: new Date() },
      lines: [{ lineId: newId('lin'), quantity: 1 }],
    },
    comes: 'NOT_CLAIMABLE',
  },
] as const;

async function orderOf(ctx: Ctx): Promise<Id<'ord'>> {
  const { variantId } = await givenVariant();
  return (await givenOrder(ctx, [{ variantId, quantity: 1 }])).id;
}

/** Code of the refusal, or that there was none. */
const outcome = (ctx: Ctx, path: string, input: object) =>
  call({ ...ctx, now: new Date() }, { path, type: 'mutation' }, input).then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.message : 'not an error'),
  );

async function givenMember() {
  const { userId } = await givenCustomer();
  return { ...userCtx(userId), user: await givenLogin(userId) };
}

describe('saying where money goes', () => {
  it.each(NAMING)('$path: a member proves again who they are, however fresh the login', async (naming) => {
    const ctx = await givenMember();
    const input = { ...naming.input, orderId: await orderOf(ctx), refundAccount: REFUND_ACCOUNT };
    expect(await outcome(ctx, naming.path, input)).toBe('PROOF_REQUIRED');
    // Nobody learns by it that an order is somebody’s.
    expect(await outcome(await givenMember(), naming.path, input)).toBe('NOT_FOUND');
    expect(await outcome(await provenAgain(ctx), naming.path, input)).toBe(naming.comes);
  });

  it.each(NAMING)('$path: a guest has nothing to prove it by', async ({ path, input, comes }) => {
    const { ctx } = await givenGuest();
    const named = { ...input, orderId: await orderOf(ctx), refundAccount: REFUND_ACCOUNT };
    expect(await outcome(ctx, path, named)).toBe(comes);
  });

  it.each(NAMING.filter(({ path }) => path !== 'payment.nameRefundAccount'))(
    '$path: nothing is asked where money goes back the way it came',
    async ({ path, input, comes }) => {
      const ctx = await givenMember();
      expect(await outcome(ctx, path, { ...input, orderId: await orderOf(ctx) })).toBe(comes);
    },
  );
});
