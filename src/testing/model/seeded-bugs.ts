import { LATER_BUGS } from './later-bugs';
import type { Lane } from './mixes';

/** One change of the shop's source that makes it wrong. `find` occurs once in `file`: an expression, or part of its SQL. */
export type Edit = { readonly file: string; readonly find: string; readonly replace: string; readonly inSql?: true };
export type SeededBug = { readonly name: string; readonly lane: Lane; readonly edits: readonly Edit[] };

const order = (name: string) => `src/modules/order/${name}`;
const payment = (name: string) => `src/modules/payment/service/${name}`;
const COUNTERS = 'src/modules/inventory/service/counters.ts';

/** Bugs a shop of this kind really has, each of which the model must find. Applied in tests only, by `plantBugs`. */
export const SEEDED_BUGS: readonly SeededBug[] = [
  {
    name: 'the stock guard is dropped',
    lane: 'buying',
    edits: [
      { file: order('service/admit.ts'), find: 'quantity > left(variantId)', replace: 'false' },
      { file: COUNTERS, find: 's.stock - s.reserved_stock >= d.reserved - d.stock', replace: 'TRUE', inSql: true },
    ],
  },
  {
    name: 'a hold that is still alive is taken over',
    lane: 'buying',
    edits: [{ file: COUNTERS, find: 'lte(stockHolds.expiresAt, sql`clock_timestamp()`)', replace: 'undefined' }],
  },
  {
    name: 'lines of one variant are not added up',
    lane: 'buying',
    edits: [
      {
        file: order('service/place-order.ts'),
        find: 'quantities.get(variantId) ?? 0',
        replace: 'lines.find((line) => line.variantId === variantId).quantity',
      },
    ],
  },
  {
    name: 'an own earlier order does not give way',
    lane: 'buying',
    edits: [
      {
        file: order('service/admit.ts'),
        find: 'books.pending.filter((order) => order.variantIds.some((id) => wanted.has(id)))',
        replace: '[]',
      },
    ],
  },
  {
    name: 'an island pays what the mainland pays',
    lane: 'buying',
    edits: [
      {
        file: order('service/place-order.ts'),
        find: 'regionOf(input.recipient.postalCode)',
        replace: "'MAINLAND'",
      },
    ],
  },
  {
    name: 'one key, whatever is asked under it',
    lane: 'buying',
    edits: [{ file: order('service/admit.ts'), find: 'requestHash !== wish.requestHash', replace: 'false' }],
  },
  {
    name: 'an order is paid for without its units',
    lane: 'buying',
    edits: [
      {
        file: order('service/settle.ts'),
        find: '!holdsAll(lines, kept)',
        replace: 'false',
      },
      {
        file: order('service/settle.ts'),
        find: 'holdsAll(lines, found) ? found : await heldAgain(ctx, orderId, lines, actor)',
        replace: 'found',
      },
    ],
  },
  {
    name: 'a sweep keeps the units',
    lane: 'buying',
    edits: [
      {
        file: order('service/end-unpaid.ts'),
        find: "await releaseHoldsOf(ctx, ids, { actor: ledgerActor(CRON), cause: 'not paid in time' })",
        replace: 'undefined',
      },
    ],
  },
  {
    name: 'a sweep ends an order that is being paid for',
    lane: 'undecided',
    edits: [
      {
        file: order('service/sweep.ts'),
        find: `and(
        eq(orders.state, 'PENDING'),
        lte(orders.expiresAt, sql\`now()\`),
        but.length > 0 ? notInArray(orders.id, [...but]) : undefined,
      )`,
        replace: `and(
        sql\`\${orders.state} IN ('PENDING', 'CONFIRMING')\`,
        lte(orders.expiresAt, sql\`now()\`),
        but.length > 0 ? notInArray(orders.id, [...but]) : undefined,
      )`,
      },
      {
        file: order('service/end-unpaid.ts'),
        find: "and(among(orderIds), eq(orders.state, 'PENDING'), lte(orders.expiresAt, sql`now()`))",
        replace: 'and(among(orderIds), lte(orders.expiresAt, sql`now()`))',
      },
    ],
  },
  {
    name: 'an order that is being paid for can be cancelled',
    lane: 'undecided',
    edits: [
      {
        file: order('rules.ts'),
        find: "payment === 'PENDING' || payment === 'AWAITING_DEPOSIT'",
        replace: "payment === 'PENDING' || payment === 'AWAITING_DEPOSIT' || payment === 'CONFIRMING'",
      },
      {
        file: order('service/end-unpaid.ts'),
        find: "and(eq(orders.id, orderId), eq(orders.state, 'PENDING'))",
        replace: "and(eq(orders.id, orderId), sql`${orders.state} IN ('PENDING', 'CONFIRMING')`)",
      },
    ],
  },
  {
    name: 'the amount is what the browser says',
    lane: 'paying',
    edits: [
      {
        file: payment('claim-attempt.ts'),
        find: 'returned.amount !== attempt.amount || attempt.amount !== order.total',
        replace: '((attempt.amount = returned.amount), false)',
      },
    ],
  },
  {
    name: 'all attempts of an order have one idempotency key',
    lane: 'paying',
    edits: [{ file: payment('new-attempt.ts'), find: '`confirm-${id}`', replace: '`confirm-${order.id}`' }],
  },
  {
    name: 'a lost answer counts as a refusal',
    lane: 'undecided',
    edits: [
      {
        file: payment('settle-undecided.ts'),
        find: "result.class === 'REJECTED' || result.class === 'EXPIRED'",
        replace: 'true',
      },
    ],
  },
  {
    name: 'a refusal counts as a lost answer',
    lane: 'paying',
    edits: [
      {
        file: payment('settle-undecided.ts'),
        find: "result.class === 'REJECTED' || result.class === 'EXPIRED'",
        replace: 'false',
      },
    ],
  },
  {
    name: 'a webhook is believed without a look',
    lane: 'paying',
    edits: [
      {
        file: payment('receive-webhook.ts'),
        find: "found ? await act(ctx, found.attempt, event) : 'ignored'",
        replace: `found && event.status === 'DONE' ? await (await import('./settle')).settle(ctx, found.attempt, { ok: true,
          payment: { ...found.attempt, status: 'DONE', total: found.attempt, balance: found.attempt.amount, cancels: [],
            method: null, virtualAccount: null, paymentKey: found.attempt.paymentKey } })
          : found ? await act(ctx, found.attempt, event) : 'ignored'`,
      },
    ],
  },
  {
    name: 'one cancel at the provider is booked again and again',
    lane: 'giving-back',
    edits: [{ file: payment('refund-at-provider.ts'), find: 'known.has(cancel.transactionKey)', replace: 'false' }],
  },
  {
    name: 'units that come back do not return to the shelf',
    lane: 'giving-back',
    edits: [
      {
        file: order('service/give-back.ts'),
        find: 'shelved > 0 ? [{ variantId: line.variantId, quantity: shelved }] : []',
        replace: '[]',
      },
    ],
  },
  {
    name: 'a parcel is sent while its money goes back',
    lane: 'giving-back',
    edits: [{ file: order('service/fulfil.ts'), find: 'isNull(orders.cancelingAt)', replace: 'undefined' }],
  },
  {
    name: 'a deposit that was taken back leaves its order paid for',
    lane: 'deposits',
    edits: [{ file: payment('settle-charged.ts'), find: "payment.status === 'WAITING_FOR_DEPOSIT'", replace: 'false' }],
  },
  {
    name: 'a deposit without an order goes back before anybody says where',
    lane: 'deposits',
    edits: [
      {
        file: payment('lost-money.ts'),
        find: "virtualAccount ? 'WAITING' : { delaySeconds: 0 }",
        replace: '{ delaySeconds: 0 }',
      },
    ],
  },
  {
    name: 'units of a return that came back broken are put on the shelf',
    lane: 'requests',
    edits: [{ file: 'src/modules/claim/service/refund-claim.ts', find: "kind === 'CANCEL'", replace: 'true' }],
  },
  ...LATER_BUGS,
];
