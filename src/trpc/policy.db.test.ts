import { describe, expect, it } from 'vitest';
import { isId, newId } from '~/lib/ids';
import { STAFF_AREAS } from '~/modules/account/rules';
import { sessionsOf } from '~/modules/account/service/sessions';
import type { Ctx } from '~/server/context';
import { givenGuest } from '~/testing/factories/account';
import { anyCtx, givenCustomer, givenProvenAgain, givenStaff } from '~/testing/factories/order';
import { givenWindow, returnedTo } from '~/testing/factories/payment';
import { POLICIES, type Named } from '~/testing/policies';
import { answerOf, call, failureOf, flawsOf, PROCEDURES, schemasOf } from '~/testing/procedures';

/** What takes a slug and nothing beside. */
const BY_SLUG = ['catalog.bySlug', 'catalog.related', 'order.boughtTogether'];

/** Of those that name an order, what no guest may do, not even with their own. */
const SIGNED_IN_ONLY = ['order.adopt'];

// What admins may do has a test of its own.
const OURS = PROCEDURES.filter(({ path }) => !path.startsWith('admin.')).map((procedure) => ({
  ...procedure,
  policy: POLICIES[procedure.path] ?? 'anybody',
}));
const OPEN = OURS.filter(({ policy }) => policy === 'anybody');
const KNOWN = OURS.filter(({ policy }) => policy !== 'anybody');
const SIGNED_IN = OURS.filter(({ path, policy }) => policy === 'customer' || SIGNED_IN_ONLY.includes(path));
const OWN = OURS.flatMap(({ policy, ...rest }) => (typeof policy === 'function' ? [{ ...rest, inputOf: policy }] : []));

const UNAUTHENTICATED = { code: 'UNAUTHORIZED', cause: { code: 'UNAUTHENTICATED' } };
const NOT_FOUND = { code: 'NOT_FOUND', cause: { code: 'NOT_FOUND' } };

/** Somebody with an order whose payment window is open. */
async function givenOwnOrder(whose?: Ctx): Promise<{ ctx: Ctx; order: Named }> {
  const { ctx, orderId, declined, window } = await givenWindow(whose && { ctx: whose });
  return { ctx, order: { orderId, declined, returned: returnedTo(orderId, window, 'key') } };
}

/** A guest with one, and a browser that holds a pass for it. */
async function givenGuestsOrder() {
  const { id, ctx: guest } = await givenGuest();
  const { ctx, order } = await givenOwnOrder(guest);
  if (!isId('ord', order.orderId)) throw new Error(order.orderId);
  return { ctx, order, byPass: { ...anyCtx(), pass: { orderId: order.orderId, guestId: id } } };
}

describe('every procedure', () => {
  it('has a policy, and every policy a procedure', () => {
    expect(Object.keys(POLICIES).toSorted()).toEqual(OURS.map(({ path }) => path).toSorted());
  });

  it('that names an order is one of its buyer’s', async () => {
    const ctx = await givenProvenAgain();
    const strangers = OURS.filter(({ policy }) => typeof policy !== 'function');
    for (const procedure of strangers) {
      const refusal = await failureOf(call(ctx, procedure, { orderId: newId('ord') }));
      if (procedure.takesInput) expect(refusal, procedure.path).toMatchObject({ code: 'BAD_REQUEST' });
    }
  });

  it.each(OURS.filter(({ takesInput }) => takesInput))('$path refuses keys it does not know', async (procedure) => {
    const ctx = await givenProvenAgain();
    const refusal = await failureOf(call(ctx, procedure, { role: 'ADMIN' }));
    const code = BY_SLUG.includes(procedure.path) ? 'invalid_type' : 'unrecognized_keys';
    expect(flawsOf(refusal)).toContain(code);
  });

  it('says what it takes, were it nothing', () => {
    for (const { path } of PROCEDURES) expect(schemasOf(path), path).not.toHaveLength(0);
  });

  it.each(OURS.filter(({ takesInput }) => !takesInput))(
    '$path takes nothing, and refuses anything',
    async (procedure) => {
      const ctx = await givenProvenAgain();
      for (const sent of [{ role: 'ADMIN' }, {}, null, 'a', 1])
        expect(flawsOf(await failureOf(call(ctx, procedure, sent)))).toEqual(['invalid_type']);
    },
  );

  it.each(OPEN)('$path asks nobody to sign in', async (procedure) => {
    const refusal = await failureOf(call(anyCtx(), procedure, procedure.takesInput ? { role: 'ADMIN' } : undefined));
    if (procedure.takesInput) expect(refusal).toMatchObject({ code: 'BAD_REQUEST' });
    else expect(refusal).toBeNull();
  });

  it.each(KNOWN)('$path is for nobody who is not known, whatever is sent', async (procedure) => {
    const { order } = await givenOwnOrder();
    const input = typeof procedure.policy === 'function' ? procedure.policy(order) : undefined;
    for (const sent of [input, { anything: 1 }])
      await expect(call(anyCtx(), procedure, sent)).rejects.toMatchObject(UNAUTHENTICATED);
  });

  it.each(SIGNED_IN)('$path is for people who are signed in, not for guests, whatever is sent', async (procedure) => {
    const { ctx, order, byPass } = await givenGuestsOrder();
    const input = typeof procedure.policy === 'function' ? procedure.policy(order) : undefined;
    for (const guest of [ctx, byPass])
      for (const sent of [input, { anything: 1 }])
        await expect(call(guest, procedure, sent)).rejects.toMatchObject(UNAUTHENTICATED);
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

  it.each(OWN.filter(({ path }) => !SIGNED_IN_ONLY.includes(path)))(
    '$path finds a guest’s order for that guest and for a pass of it, and for nobody else',
    async ({ inputOf, ...procedure }) => {
      const { ctx, order, byPass } = await givenGuestsOrder();
      const other = await givenGuestsOrder();
      const customer = await givenOwnOrder();
      const guestId = other.byPass.pass.guestId;
      const forged = { ...anyCtx(), pass: { orderId: byPass.pass.orderId, guestId } };
      const strangers = [other.ctx, other.byPass, customer.ctx, { ...customer.ctx, guest: { id: guestId } }, forged];
      for (const stranger of strangers) {
        const answer = call(stranger, procedure, inputOf(order));
        if (procedure.path === 'order.resumePath') expect(await answer).toBe('/checkout');
        else await expect(answer).rejects.toMatchObject(NOT_FOUND);
      }
      // Nor does a guest find that of somebody with an account.
      if (procedure.path !== 'order.resumePath')
        await expect(call(ctx, procedure, inputOf(customer.order))).rejects.toMatchObject(NOT_FOUND);
      if (procedure.path === 'payment.nameRefundAccount') return;
      for (const own of [byPass, ctx]) {
        const failure = await failureOf(call(own, procedure, inputOf(order)));
        expect(failure).not.toMatchObject(NOT_FOUND);
        expect(failure).not.toMatchObject(UNAUTHENTICATED);
        expect(flawsOf(failure)).toEqual([]);
      }
    },
  );
});

describe('what would give an account away, or end it', () => {
  const PATHS = [
    ...['account.sendEmailCode', 'account.changeEmail', 'account.linkNaver', 'account.setFirstPassword'],
    ...['account.secondStep.sendCode', 'account.secondStep.begin', 'privacy.mayExport', 'privacy.leave'],
  ];
  const INPUTS: Record<string, unknown> = {
    'account.sendEmailCode': { email: 'somebody@example.com' },
    'account.linkNaver': { next: '/account' },
    'account.setFirstPassword': { password: 'a long enough secret' },
    'privacy.leave': { removeWords: false },
  };

  it.each(PATHS)('%s asks for a proof after the login, however fresh that is', async (path) => {
    const { userId, ctx } = await givenCustomer('ADMIN');
    const ask = (user: Ctx['user']) => failureOf(call({ ...ctx, user }, { path, type: 'mutation' }, INPUTS[path]));
    expect(await ask(ctx.user)).toMatchObject({ cause: { code: 'PROOF_REQUIRED' } });
    const proven = await sessionsOf(ctx).prove(userId, ctx.user?.sid ?? '');
    const after = await ask({ id: userId, sid: proven?.sid ?? '' });
    expect(after).not.toMatchObject({ cause: { code: 'PROOF_REQUIRED' } });
  });
});
