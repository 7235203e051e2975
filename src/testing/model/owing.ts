import fc from 'fast-check';
import { expect } from 'vitest';
import { and, eq } from 'drizzle-orm';
import { giveLostBack, nameRefundAccount } from '~/modules/payment/service/give-lost-back';
import { giveUpRefund } from '~/modules/payment/service/give-up-refund';
import { paymentAttempts, refunds } from '~/modules/payment/tables';
import { testDb } from '../db';
import { anyCtx } from '../factories/order';
import { index, passMinutes } from './buying';
import { command, pick, type Model } from './command';
import { CANCEL_FAULTS, sometimes } from './faults';
import { account, accountOf, asSaid } from './giving-back';
import type { Account, Fault } from './provider';
import type { RealShop } from './real-shop';
import { at } from './shop';
import { under } from './stand-in';

/** The row of a refund; of two that look the same either will do. */
async function refundId({ till }: Model, real: RealShop, which: number) {
  const { attempt, state, amount } = at(till.refunds, which);
  const { providerOrderId } = real.attempt(attempt);
  const rows = await testDb()
    .select({ id: refunds.id })
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.paymentId))
    .where(
      and(eq(paymentAttempts.providerOrderId, providerOrderId), eq(refunds.state, state), eq(refunds.amount, amount)),
    );
  return at(rows, 0).id;
}

type Lost = { refund: number; by: 'owner' | 'stranger' | 'admin'; how: Account | 'byHand'; fault: Fault | undefined };

/** Money came that no order can show for: its buyer names an account, or staff give it back. */
export const nameAccount = command<Lost>({
  name: 'nameAccount',
  when: ({ till }) => till.refunds.some(({ state }) => state === 'WAITING'),
  run: async (model, real, { refund, by, how: wished, fault }) => {
    const { shop, till } = model;
    const which = pick(till.refunds, refund, ({ state }) => state === 'WAITING');
    const how = by === 'admin' || wished === 'wrong' ? wished : 'right';
    const attempt = till.attempt(at(till.refunds, which).attempt);
    const id = await refundId(model, real, which);
    const { buyer } = shop.order(attempt.order);
    const call = () => {
      if (by === 'admin')
        return giveLostBack(
          anyCtx(),
          { refundId: id, ...(how === 'byHand' ? { manualReference: 'transfer 3' } : accountOf(how)) },
          real.admin,
        );
      const ctx = real.as(by === 'owner' ? buyer : (buyer + 1) % 3);
      const { refundAccount } = accountOf(how === 'wrong' ? how : 'right');
      return nameRefundAccount(ctx, {
        orderId: real.order(attempt.order).id,
        refundId: id,
        refundAccount: refundAccount!,
      });
    };
    const answer =
      by === 'stranger' ? 'NOT_FOUND' : till.giveLostBack(which, by === 'owner' ? 'shopper' : by, how, fault);
    const key = real.paymentKey(attempt.payment ?? -1);
    expect(await under(real.toss, 'cancel', fault, key, () => real.try<unknown>(call))).toEqual(asSaid(answer));
  },
});

/** Staff give up a refund that does not get through, once no call for it can be under way. */
const giveUp = command<{ refund: number; reason: 'PAY_BY_HAND' | 'NOT_OWED' }>({
  name: 'giveUp',
  when: ({ till }) => till.refunds.some(till.isOpen),
  run: async (model, real, { refund, reason }) => {
    await passMinutes(model, real, 1);
    const which = pick(model.till.refunds, refund, model.till.isOpen);
    const id = await refundId(model, real, which);
    const answer = model.till.giveUp(which);
    const said = await real.try(() => giveUpRefund(anyCtx(), { refundId: id, reason, note: '' }, real.admin));
    expect(said).toEqual(answer === 'CHANGED_MEANWHILE' ? answer : { state: answer });
  },
});

export const OWING = {
  nameAccount: fc
    .record({
      refund: index,
      by: fc.constantFrom<Lost['by'][]>('owner', 'owner', 'admin', 'admin', 'stranger'),
      how: fc.oneof({ weight: 4, arbitrary: account }, { weight: 1, arbitrary: fc.constant('byHand' as const) }),
      fault: sometimes(CANCEL_FAULTS),
    })
    .map(nameAccount),
  giveUp: fc.record({ refund: index, reason: fc.constantFrom('PAY_BY_HAND', 'NOT_OWED') }).map(giveUp),
};
