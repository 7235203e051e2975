import type { SeededBug } from './seeded-bugs';

const order = (name: string) => `src/modules/order/${name}`;
const payment = (name: string) => `src/modules/payment/service/${name}`;
const claim = (name: string) => `src/modules/claim/service/${name}`;

/** Bugs of what comes later than a card's payment: deposits, and requests of buyers. */
export const LATER_BUGS: readonly SeededBug[] = [
  {
    name: 'units are not kept until the deposit is due',
    lane: 'deposits',
    edits: [
      {
        file: order('service/deposit.ts'),
        find: 'setHoldsEnd(ctx, { orderId, holder: null }, heldUntil(dueAt))',
        replace: 'undefined',
      },
    ],
  },
  {
    name: 'a deposit the bank takes back leaves its units to anybody',
    lane: 'deposits',
    edits: [
      {
        file: order('service/deposit.ts'),
        find: 'holdStock(ctx, { orderId, holder: null }, lines, until, by)',
        replace: 'undefined',
      },
    ],
  },
  {
    name: 'a buyer waits with any number of accounts',
    lane: 'deposits',
    edits: [
      { file: payment('claim-attempt.ts'), find: '(await hasManyDeposits(tx, order))', replace: 'false' },
      {
        file: payment('open-window.ts'),
        find: '(await countDeposits(ctx.db, order.id, ofSameBuyer(order))) >= max',
        replace: 'false',
      },
    ],
  },
  {
    name: 'a deposit callback need not know the secret',
    lane: 'deposits',
    edits: [
      {
        file: payment('receive-webhook.ts'),
        find: 'secret === null ? mustProve : !sameSecret(secret, attempt.secret)',
        replace: 'secret !== null && !sameSecret(secret, attempt.secret)',
      },
    ],
  },
  {
    name: 'an account is closed although the goods have left',
    lane: 'deposits',
    edits: [
      {
        file: payment('settle-deposit.ts'),
        find: '!(await hasLeft(ctx.db, attempt.orderId))',
        replace: 'true',
      },
    ],
  },
  {
    name: 'a parcel leaves although its buyer asks to cancel it',
    lane: 'requests',
    edits: [{ file: claim('order-steps.ts'), find: "hasOpenClaim('CANCEL')", replace: 'undefined' }],
  },
  {
    name: 'a purchase is confirmed while a request about it is open',
    lane: 'requests',
    edits: [
      {
        file: claim('order-steps.ts'),
        find: 'complete.confirmPurchase(ctx, orderId, hasOpenClaim())',
        replace: 'complete.confirmPurchase(ctx, orderId, undefined)',
      },
    ],
  },
  {
    name: 'spoilt goods of a return go on the shelf',
    lane: 'requests',
    edits: [{ file: claim('refund-claim.ts'), find: "kind === 'CANCEL'", replace: 'true' }],
  },
  {
    name: 'an exchange counts as delivered before it is sent',
    lane: 'requests',
    edits: [{ file: claim('reship.ts'), find: "claim.state !== 'RESHIPPING'", replace: 'false' }],
  },
  {
    name: 'a refund in the office lets a parcel leave whose refund is under way',
    lane: 'giving-back',
    edits: [{ file: order('service/give-back.ts'), find: '(whole || !back.isMoreToCome)', replace: 'true' }],
  },
];
