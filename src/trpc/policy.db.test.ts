import { describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { STAFF_AREAS } from '~/modules/account/rules';
import { systemCtx, type Ctx } from '~/server/context';
import { testDb } from '~/testing/db';
import { givenGuest } from '~/testing/factories/account';
import { anyCtx, givenCustomer, givenStaff } from '~/testing/factories/order';
import { givenWindow } from '~/testing/factories/payment';
import { answerOf, call, failureOf, flawsOf, PROCEDURES } from '~/testing/procedures';

/** Who may call what: anybody, somebody signed in, or only the buyer of the order that the input names. */
type Policy = 'anybody' | 'customer' | ((order: Named) => Record<string, unknown>);
type Named = { readonly orderId: string; readonly providerOrderId: string };

const POLICIES: Record<string, Policy> = {
  'catalog.home': 'anybody',
  'catalog.list': 'anybody',
  'catalog.bySlug': 'anybody',
  'catalog.stock': 'anybody',
  'catalog.categories': 'anybody',
  'catalog.tags': 'anybody',
  'catalog.sitemap': 'anybody',
  'cart.read': 'anybody',
  'cart.summary': 'anybody',
  'cart.add': 'anybody',
  'cart.setQuantity': 'anybody',
  'cart.remove': 'anybody',
  'cart.restore': 'anybody',
  'cart.select': 'anybody',
  'cart.selectAll': 'anybody',
  'cart.acknowledgePrices': 'anybody',
  'order.checkout': 'customer',
  'order.place': 'customer',
  'order.list': 'customer',
  'order.resumePath': ({ orderId }) => ({ orderId }),
  'order.byId': ({ orderId }) => ({ orderId }),
  'payment.placeAndOpen': 'customer',
  'payment.open': ({ orderId }) => ({ orderId, method: 'CARD' }),
  'payment.confirm': (order) => ({ ...order, paymentKey: 'key', amount: 1 }),
  'payment.confirmByToken': 'anybody',
  'payment.checkByToken': 'anybody',
  'payment.ofOrder': ({ orderId }) => ({ orderId }),
  'payment.check': ({ orderId }) => ({ orderId }),
  'payment.nameRefundAccount': ({ orderId }) => ({
    orderId,
    refundId: newId('ref'),
    refundAccount: { bank: '20', number: '1234567890', holder: '김예시' },
  }),
  'payment.cancelOrder': ({ orderId }) => ({ orderId, reason: 'CHANGED_MIND' }),
  'claim.claimable': ({ orderId }) => ({ orderId }),
  'claim.ofOrder': ({ orderId }) => ({ orderId }),
  'claim.open': ({ orderId }) => ({ orderId, kind: 'CANCEL', reason: 'CHANGED_MIND', text: '' }),
  'claim.withdraw': ({ orderId }) => ({ orderId, claimId: newId('clm') }),
  'claim.confirmPurchase': ({ orderId }) => ({ orderId }),
  'account.me': 'customer',
  'account.devices': 'customer',
  'account.endDevice': 'customer',
  'account.endOtherDevices': 'customer',
  'account.waysToProve': 'customer',
  'account.prove': 'customer',
  'account.sendCode': 'anybody',
  'account.checkCode': 'anybody',
  'account.resetPassword': 'anybody',
  'account.changePassword': 'customer',
  'account.sendEmailCode': 'customer',
  'account.changeEmail': 'customer',
  'account.signUp': 'anybody',
  'account.signUpWithNaver': 'anybody',
};

// What admins may do has a test of its own.
const OURS = PROCEDURES.filter(({ path }) => !path.startsWith('admin.')).map((procedure) => ({
  ...procedure,
  policy: POLICIES[procedure.path] ?? 'anybody',
}));
const OPEN = OURS.filter(({ policy }) => policy === 'anybody');
const SIGNED_IN = OURS.filter(({ policy }) => policy !== 'anybody');
const OWN = OURS.flatMap(({ policy, ...rest }) => (typeof policy === 'function' ? [{ ...rest, inputOf: policy }] : []));

const UNAUTHENTICATED = { code: 'UNAUTHORIZED', cause: { code: 'UNAUTHENTICATED' } };
const NOT_FOUND = { code: 'NOT_FOUND', cause: { code: 'NOT_FOUND' } };

/** Somebody with an order whose payment window is open. */
async function givenOwnOrder(): Promise<{ ctx: Ctx; order: Named }> {
  const { ctx, orderId, providerOrderId } = await givenWindow();
  return { ctx, order: { orderId, providerOrderId } };
}

describe('every procedure', () => {
  it('has a policy, and every policy a procedure', () => {
    expect(Object.keys(POLICIES).toSorted()).toEqual(OURS.map(({ path }) => path).toSorted());
  });

  it('that names an order is one of its buyer’s', async () => {
    const { ctx } = await givenCustomer();
    const strangers = OURS.filter(({ policy }) => typeof policy !== 'function');
    for (const procedure of strangers) {
      const refusal = await failureOf(call(ctx, procedure, { orderId: newId('ord') }));
      if (procedure.takesInput) expect(refusal, procedure.path).toMatchObject({ code: 'BAD_REQUEST' });
    }
  });

  it.each(OURS.filter(({ takesInput }) => takesInput))('$path refuses keys it does not know', async (procedure) => {
    const { ctx } = await givenCustomer();
    const refusal = await failureOf(call(ctx, procedure, { role: 'ADMIN' }));
    const code = procedure.path === 'catalog.bySlug' ? 'invalid_type' : 'unrecognized_keys';
    expect(flawsOf(refusal)).toContain(code);
  });

  it.each(OPEN)('$path asks nobody to sign in', async (procedure) => {
    const refusal = await failureOf(call(anyCtx(), procedure, procedure.takesInput ? { role: 'ADMIN' } : undefined));
    if (procedure.takesInput) expect(refusal).toMatchObject({ code: 'BAD_REQUEST' });
    else expect(refusal).toBeNull();
  });

  it.each(SIGNED_IN)('$path is for people who are signed in, whatever is sent', async (procedure) => {
    const { order } = await givenOwnOrder();
    const guest = await givenGuest();
    const input = typeof procedure.policy === 'function' ? procedure.policy(order) : undefined;
    for (const ctx of [anyCtx(), systemCtx({ db: testDb(), guest: { id: guest.id } })]) {
      await expect(call(ctx, procedure, input)).rejects.toMatchObject(UNAUTHENTICATED);
      await expect(call(ctx, procedure, { anything: 1 })).rejects.toMatchObject(UNAUTHENTICATED);
    }
  });

  it.each(OWN)('$path finds an order for its buyer only', async ({ inputOf, ...procedure }) => {
    const { ctx, order } = await givenOwnOrder();
    const missing = { ...order, orderId: newId('ord') };
    const others = [
      (await givenOwnOrder()).ctx,
      (await givenCustomer('SELLER')).ctx,
      (await givenStaff(STAFF_AREAS)).ctx,
      (await givenCustomer('ADMIN')).ctx,
    ];
    for (const [asker, named] of [...others.map((other) => [other, order] as const), [ctx, missing] as const]) {
      const answer = call(asker, procedure, inputOf(named));
      // Where to go on with a payment: with somebody else's order, as without any, to the checkout.
      if (procedure.path === 'order.resumePath') expect(await answer).toBe('/checkout');
      else await expect(answer).rejects.toMatchObject(NOT_FOUND);
      // Not one word tells somebody else's from one that never was.
      const told = await answerOf(call(asker, procedure, inputOf(named)));
      expect(told).toBe(await answerOf(call(asker, procedure, inputOf(missing))));
    }
    // It names a refund besides, and there is none: that its buyer finds theirs is tested where money is owed.
    if (procedure.path === 'payment.nameRefundAccount') return;
    const own = await failureOf(call(ctx, procedure, inputOf(order)));
    expect(own).not.toMatchObject(NOT_FOUND);
    expect(flawsOf(own)).toEqual([]);
  });
});
