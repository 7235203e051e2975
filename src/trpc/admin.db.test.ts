import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '~/lib/ids';
import { STAFF_AREAS, type Desk, type StaffArea } from '~/modules/account/rules';
import { sessionsOf } from '~/modules/account/service/sessions';
import { users } from '~/modules/account/tables';
import { orders } from '~/modules/order/tables';
import { systemCtx, type Ctx } from '~/server/context';
import { testDb } from '~/testing/db';
import { givenGuest, letProofAge } from '~/testing/factories/account';
import { ask, givenPaidOrder } from '~/testing/factories/claim';
import { anyCtx, givenCustomer, givenStaff } from '~/testing/factories/order';
import { askRefund, refundsOf } from '~/testing/factories/refund';
import { answerOf, call, failureOf, flawsOf, PROCEDURES } from '~/testing/procedures';
import { startTestToss, type TestToss } from '~/testing/toss';

/** Whose work each procedure of the admin is; `proof`: only for whoever proved a short while ago who they are. */
const DESKS: Record<string, Desk | `${Desk} proof`> = {
  'admin.orders.today': 'orders',
  'admin.orders.counts': 'orders',
  'admin.orders.list': 'orders',
  'admin.orders.byId': 'orders',
  'admin.orders.markPreparing': 'orders',
  'admin.orders.markShipped': 'orders',
  'admin.orders.markDelivered': 'orders',
  'admin.orders.find': 'orders',
  'admin.claims.list': 'orders',
  'admin.claims.counts': 'orders',
  'admin.claims.byId': 'orders',
  'admin.claims.ofOrder': 'orders',
  'admin.claims.accept': 'orders proof',
  'admin.claims.refuse': 'orders',
  'admin.claims.markPickedUp': 'orders',
  'admin.claims.inspect': 'orders proof',
  'admin.claims.refund': 'orders proof',
  'admin.claims.reship': 'orders',
  'admin.claims.markReshipDelivered': 'orders',
  'admin.products.list': 'products',
  'admin.products.byId': 'products',
  'admin.products.runningOut': 'products',
  'admin.products.changePrice': 'products',
  'admin.products.changeStatus': 'products',
  'admin.products.forEdit': 'products',
  'admin.products.saveTexts': 'products',
  'admin.products.savePictures': 'products',
  'admin.search.synonyms': 'products',
  'admin.search.addSynonym': 'products',
  'admin.search.removeSynonym': 'products',
  'admin.reviews.list': 'products',
  'admin.reviews.counts': 'products',
  'admin.reviews.answer': 'products',
  'admin.reviews.hide': 'products',
  'admin.reviews.show': 'products',
  'admin.reviews.settleReports': 'products',
  'admin.questions.list': 'products',
  'admin.questions.counts': 'products',
  'admin.questions.answer': 'products',
  'admin.questions.hide': 'products',
  'admin.questions.show': 'products',
  'admin.stock.history': 'products',
  'admin.stock.correct': 'products',
  'admin.stock.held': 'products',
  'admin.stock.holds': 'products',
  'admin.stock.releaseExpired': 'products',
  'admin.members.search': 'members',
  'admin.members.newest': 'members',
  'admin.members.byId': 'members',
  'admin.members.orders': 'members',
  'admin.members.logOut': 'members',
  'admin.members.changeRole': 'ADMIN proof',
  'admin.members.dropSecondStep': 'ADMIN proof',
  'admin.payments.ofOrder': 'money',
  'admin.payments.refundable': 'money',
  'admin.payments.cancelOrder': 'money proof',
  'admin.payments.refund': 'money proof',
  'admin.payments.retryRefund': 'money proof',
  'admin.payments.giveUpRefund': 'money proof',
  'admin.payments.giveLostBack': 'money proof',
  'admin.books.overview': 'money',
  'admin.books.openAlarms': 'money',
  'admin.books.look': 'money',
  'admin.books.repair': 'money proof',
  'admin.books.nudge': 'money proof',
  'admin.books.resolveAlarm': 'money',
  'admin.acts.list': 'ADMIN',
};

const ADMIN = PROCEDURES.filter(({ path }) => path.startsWith('admin.')).map((procedure) => {
  const [desk, proof] = (DESKS[procedure.path] ?? 'ADMIN').split(' ');
  return { ...procedure, desk, needsProof: proof !== undefined };
});
const NOT_FOUND = { code: 'NOT_FOUND', cause: { code: 'NOT_FOUND' } };

/** Everybody there is, with the areas they may work in; null is nobody's business here. */
const PEOPLE: readonly (readonly [string, readonly StaffArea[] | 'ALL' | null, () => Promise<Ctx>])[] = [
  ['a stranger', null, async () => anyCtx()],
  ['a guest', null, async () => systemCtx({ db: testDb(), guest: { id: (await givenGuest()).id } })],
  ['a customer', null, async () => (await givenCustomer()).ctx],
  ['a seller', null, async () => (await givenCustomer('SELLER')).ctx],
  ['staff without areas', [], async () => (await givenStaff([])).ctx],
  ...STAFF_AREAS.map((area) => [`staff for ${area}`, [area], async () => (await givenStaff([area])).ctx] as const),
  ['an admin', 'ALL', async () => (await givenCustomer('ADMIN')).ctx],
];

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

describe('the admin', () => {
  it('has a desk for every procedure, and a procedure for every line', () => {
    expect(Object.keys(DESKS).toSorted()).toEqual(ADMIN.map(({ path }) => path).toSorted());
  });

  it.each(STAFF_AREAS)('has work for whoever looks after %s', (area) => {
    expect(ADMIN.map(({ desk }) => desk)).toContain(area);
  });

  describe.each(PEOPLE)('before %s', (_, areas, arrive) => {
    it.each(ADMIN)('opens $path only where it is their work, whatever is sent', async ({ desk, ...procedure }) => {
      const ctx = await arrive();
      const isTheirs = areas === 'ALL' || (areas ?? []).some((area) => area === desk);
      const inputs = [undefined, { role: 'ADMIN' }, ...(procedure.takesInput ? [{ orderId: newId('ord') }] : [])];
      for (const input of inputs) {
        const refusal = await failureOf(call(ctx, procedure, input));
        if (!isTheirs) expect(refusal).toMatchObject(NOT_FOUND);
        else if (procedure.takesInput && input) expect(refusal).not.toMatchObject({ code: 'UNAUTHORIZED' });
        else if (!procedure.takesInput && input) expect(flawsOf(refusal)).toEqual(['invalid_type']);
        else if (!procedure.takesInput) expect(refusal).toBeNull();
      }
      // A key it does not know is refused as such: so it was let in.
      if (isTheirs && procedure.takesInput)
        expect(flawsOf(await failureOf(call(ctx, procedure, { anything: 1 })))).toContain('unrecognized_keys');
    });
  });

  it.each(ADMIN)('$path asks for a proof exactly where it is said to, once the last one is old', async (procedure) => {
    const { ctx } = await givenCustomer('ADMIN');
    await letProofAge(ctx.user?.sid ?? '', 16);
    const refusal = await failureOf(call(ctx, procedure, { anything: 1 }));
    if (procedure.needsProof) expect(refusal).toMatchObject({ code: 'FORBIDDEN', cause: { code: 'PROOF_REQUIRED' } });
    else expect(refusal).not.toMatchObject({ code: 'FORBIDDEN' });
    await letProofAge(ctx.user?.sid ?? '', 14);
    expect(await failureOf(call(ctx, procedure, { anything: 1 }))).not.toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each(ADMIN)('$path is shut from the moment the role, or the login, is gone', async (procedure) => {
    const demoted = await givenCustomer('ADMIN');
    const ended = await givenCustomer('ADMIN');
    const erased = await givenCustomer('ADMIN');
    for (const { ctx } of [demoted, ended, erased])
      expect(await failureOf(call(ctx, procedure, { anything: 1 }))).not.toMatchObject({ code: 'NOT_FOUND' });
    await testDb().update(users).set({ role: 'CUSTOMER' }).where(eq(users.id, demoted.userId));
    await sessionsOf(anyCtx()).endAll(ended.userId);
    await testDb()
      .update(users)
      .set({ erasedAt: sql`now()` })
      .where(eq(users.id, erased.userId));
    for (const { ctx } of [demoted, ended, erased])
      await expect(call(ctx, procedure, { anything: 1 })).rejects.toMatchObject(NOT_FOUND);
  });
});

describe('an order of somebody who has left', () => {
  /** Its order, a request about it, and a refund of it: all there, and for admins only. */
  async function givenLeft() {
    const given = await givenPaidOrder(toss, [{ quantity: 2 }], { until: 'DELIVERED' });
    await askRefund(given.orderId, { units: 1 });
    const { id: claimId } = await ask(given, 'RETURN', 'FAULTY', [1]);
    const refundId = (await refundsOf(given.orderId))[0]!.id;
    await testDb()
      .update(orders)
      .set({ restrictedAt: sql`now()` })
      .where(eq(orders.id, given.orderId));
    return { orderId: given.orderId, claimId, refundId, userId: given.userId };
  }
  const MISSING = { orderId: newId('ord'), claimId: newId('clm'), refundId: newId('ref') };

  it('answers staff as one that never was, in every procedure that names it; an admin finds it', async () => {
    const left = await givenLeft();
    const { ctx: staff } = await givenStaff(STAFF_AREAS);
    const { ctx: admin } = await givenCustomer('ADMIN');
    let named = 0;
    for (const procedure of ADMIN)
      for (const key of ['orderId', 'claimId', 'refundId'] as const) {
        const takes = flawsOf(await failureOf(call(admin, procedure, { [key]: 1 })));
        const known = procedure.takesInput && !takes.includes('unrecognized_keys');
        if (!known || procedure.desk === 'ADMIN') continue;
        named += 1;
        const [theirs, none] = [{ [key]: left[key] }, { [key]: MISSING[key] }];
        const answer = await answerOf(call(staff, procedure, theirs));
        expect(answer, procedure.path).toContain('NOT_FOUND');
        expect(await answerOf(call(staff, procedure, none)), procedure.path).toBe(answer);
        if (procedure.type === 'query' && key !== 'refundId')
          expect(await answerOf(call(admin, procedure, theirs)), procedure.path).not.toEqual(
            await answerOf(call(admin, procedure, none)),
          );
      }
    expect(named).toBeGreaterThan(15);
  });

  it('stands on no desk of staff', async () => {
    const { orderId, claimId, userId } = await givenLeft();
    const { ctx: staff } = await givenStaff(STAFF_AREAS);
    const { ctx: admin } = await givenCustomer('ADMIN');
    const lists = [
      [{ path: 'admin.orders.list', type: 'query' }, {}, orderId],
      [{ path: 'admin.claims.list', type: 'query' }, {}, claimId],
      [{ path: 'admin.members.orders', type: 'query' }, { userId }, orderId],
    ] as const;
    for (const [procedure, input, id] of lists) {
      expect(JSON.stringify(await call(admin, procedure, input)), procedure.path).toContain(id);
      expect(JSON.stringify(await call(staff, procedure, input)), procedure.path).not.toContain(id);
    }
  });
});
