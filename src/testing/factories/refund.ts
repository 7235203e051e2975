import { eq, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { adjustStock, releaseHolds } from '~/modules/inventory/service/stock';
import type { RefundOrderInput } from '~/modules/payment/input';
import { reconcilePayments } from '~/modules/payment/service/reconcile';
import { retryRefunds } from '~/modules/payment/service/refund';
import { refundOrder } from '~/modules/payment/service/refund-order';
import { refundableParts } from '~/modules/payment/service/refundable';
import { refunds } from '~/modules/payment/tables';
import { inTx, type Ctx } from '~/server/context';
import { testDb } from '../db';
import type { TestToss } from '../toss';
import { anyCtx } from './order';
import { givenDepositChosen, makeChecksDue } from './payment';

const ADMIN: Id<'usr'> = 'usr_00000000000000000000';

export const REFUND_ACCOUNT = { bank: '88', number: '110123456789', holder: '김예시' } as const;

type Wish = Partial<RefundOrderInput> & {
  /** Of the order's first line. */
  readonly units?: number;
  readonly restock?: boolean;
};

/** The form an admin fills in, for the order as it is now. */
export async function refundForm(
  orderId: Id<'ord'>,
  { units = 0, restock = true, ...more }: Wish = {},
): Promise<RefundOrderInput> {
  const { balance, lines } = await refundableParts(anyCtx(), orderId);
  const lineId = lines[0]?.lineId;
  return {
    orderId,
    balance,
    lines: units > 0 && lineId ? [{ lineId, quantity: units, restock }] : [],
    shipping: 0,
    free: 0,
    deduction: 0,
    reason: 'OTHER',
    note: '',
    ...more,
  };
}

/** An admin sends it. */
export const sendRefund = (form: RefundOrderInput) => refundOrder(anyCtx(), form, ADMIN);

export const askRefund = async (orderId: Id<'ord'>, wish: Wish = {}) => sendRefund(await refundForm(orderId, wish));

/** Refunds of an order, oldest first. */
export const refundsOf = (orderId: Id<'ord'>) =>
  testDb().select().from(refunds).where(eq(refunds.orderId, orderId)).orderBy(refunds.createdAt);

/** The order's open refunds are due, and tried by the timer. */
export async function tryRefundsAgain(orderId: Id<'ord'>): Promise<void> {
  const past = sql`now() - interval '1 second'`;
  await testDb().update(refunds).set({ nextTryAt: past }).where(eq(refunds.orderId, orderId));
  await retryRefunds(anyCtx());
}

/** The units were sold elsewhere past every service while a deposit was awaited; then it came, and is owed back. */
export async function givenLostDeposit(toss: TestToss, given: { readonly ctx?: Ctx } = {}) {
  const chosen = await givenDepositChosen(toss, given);
  await chosen.pay();
  await inTx(anyCtx(), (tx) => releaseHolds(tx, chosen.orderId, { actor: 'test', cause: 'test' }));
  await adjustStock(anyCtx(), chosen.variantId, -3, { actor: 'test', cause: 'test' });
  await chosen.deposit();
  await makeChecksDue();
  await reconcilePayments(anyCtx());
  const [refund] = await refundsOf(chosen.orderId);
  if (!refund) throw new Error('nothing is owed');
  return { ...chosen, refund };
}
