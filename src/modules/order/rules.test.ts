import { describe, expect, it } from 'vitest';
import {
  adminMayCancel,
  FULFILMENT_STATES,
  FULFILMENT_STEPS,
  fulfilmentStatesBefore,
  hasReceipt,
  isOpen,
  ORDER_STATUSES,
  orderStatus,
  PAYMENT_STATES,
  PAYMENT_STEPS,
  paymentStatesBefore,
  SHOPPER_ACTIONS,
  shopperMay,
  vatWithin,
  ACTOR_KINDS,
  type ShopperAction,
} from './rules';

const REFUNDERS = ['SYSTEM', 'PROVIDER', 'ADMIN'];
const ALLOWED_PAYMENT: Record<string, string[]> = {
  'PENDING>CONFIRMING': ['SHOPPER'],
  'PENDING>EXPIRED': ['CRON'],
  'PENDING>CANCELED': ['SHOPPER', 'ADMIN'],
  'CONFIRMING>PAID': ['PROVIDER'],
  'CONFIRMING>AWAITING_DEPOSIT': ['PROVIDER'],
  'CONFIRMING>PENDING': ['PROVIDER'],
  'AWAITING_DEPOSIT>PAID': ['PROVIDER'],
  'AWAITING_DEPOSIT>EXPIRED': ['CRON'],
  'AWAITING_DEPOSIT>CANCELED': ['SHOPPER', 'ADMIN', 'PROVIDER'],
  'PAID>PARTIALLY_REFUNDED': REFUNDERS,
  'PAID>REFUNDED': REFUNDERS,
  'PAID>AWAITING_DEPOSIT': ['PROVIDER'],
  'PARTIALLY_REFUNDED>PARTIALLY_REFUNDED': REFUNDERS,
  'PARTIALLY_REFUNDED>REFUNDED': REFUNDERS,
};
const ALLOWED_FULFILMENT = ['NONE>PREPARING', 'PREPARING>SHIPPED', 'SHIPPED>DELIVERED', 'DELIVERED>COMPLETED'];

describe('payment steps', () => {
  for (const from of PAYMENT_STATES) {
    for (const to of PAYMENT_STATES) {
      const allowed = ALLOWED_PAYMENT[`${from}>${to}`] ?? [];
      it(`${from} → ${to} is ${allowed.length > 0 ? `for ${allowed.join(', ')}` : 'forbidden'}`, () => {
        expect(PAYMENT_STEPS[from][to] ?? []).toEqual(allowed);
        for (const actor of ACTOR_KINDS)
          expect(paymentStatesBefore(to, actor).includes(from)).toBe(allowed.includes(actor));
      });
    }
  }
});

describe('fulfilment steps', () => {
  for (const from of FULFILMENT_STATES) {
    for (const to of FULFILMENT_STATES) {
      const allowed = ALLOWED_FULFILMENT.includes(`${from}>${to}`);
      it(`${from} → ${to} is ${allowed ? 'allowed' : 'forbidden'}`, () => {
        expect(FULFILMENT_STEPS[from].includes(to)).toBe(allowed);
        expect(fulfilmentStatesBefore(to).includes(from)).toBe(allowed);
      });
    }
  }
});

describe('the word a shopper reads', () => {
  it('is the payment until it is paid, then the parcel that is furthest behind', () => {
    expect(orderStatus('PENDING', ['NONE'])).toBe('PENDING');
    expect(orderStatus('PAID', ['NONE'])).toBe('PAID');
    expect(orderStatus('PAID', ['SHIPPED', 'PREPARING'])).toBe('PREPARING');
    expect(orderStatus('PAID', ['SHIPPED', 'NONE'])).toBe('PAID');
    expect(orderStatus('PAID', ['COMPLETED', 'DELIVERED'])).toBe('DELIVERED');
    expect(orderStatus('REFUNDED', ['PREPARING'])).toBe('REFUNDED');
    expect(orderStatus('PARTIALLY_REFUNDED', ['SHIPPED'])).toBe('SHIPPED');
  });
});

describe('what the buyer may do', () => {
  const TABLE: Record<string, ShopperAction[]> = {
    'PENDING/NONE': ['PAY', 'CANCEL'],
    'AWAITING_DEPOSIT/NONE': ['CANCEL'],
    'PAID/NONE': ['CANCEL'],
    'PARTIALLY_REFUNDED/NONE': ['CANCEL'],
  };
  for (const charged of ['PAID', 'PARTIALLY_REFUNDED']) {
    TABLE[`${charged}/PREPARING`] = ['REQUEST_CANCEL'];
    TABLE[`${charged}/DELIVERED`] = ['REQUEST_RETURN', 'REQUEST_EXCHANGE', 'CONFIRM_PURCHASE'];
    TABLE[`${charged}/COMPLETED`] = ['REQUEST_RETURN', 'REQUEST_EXCHANGE', 'REVIEW'];
  }
  const ACTIONS = [...new Set(Object.values(SHOPPER_ACTIONS).flat())];
  for (const payment of PAYMENT_STATES) {
    for (const parcel of FULFILMENT_STATES) {
      // No parcel of an unpaid order has begun, unless the bank took its deposit back: such an order only waits.
      const unpaid = payment !== 'PAID' && payment !== 'PARTIALLY_REFUNDED';
      if (unpaid && parcel !== 'NONE') continue;
      const allowed = TABLE[`${payment}/${parcel}`] ?? [];
      it(`${payment} with ${parcel}: ${allowed.join(', ') || 'nothing'}`, () => {
        expect(ACTIONS.filter((action) => shopperMay(action, payment, [parcel])).sort()).toEqual([...allowed].sort());
      });
    }
  }
  it('is stopped by a single parcel that has begun', () => {
    expect(shopperMay('CANCEL', 'PAID', ['NONE', 'PREPARING'])).toBe(false);
    expect(shopperMay('CANCEL', 'AWAITING_DEPOSIT', ['PREPARING'])).toBe(false);
  });
});

describe('until when an admin cancels', () => {
  const CHARGED = ['PAID', 'PARTIALLY_REFUNDED'];
  for (const payment of PAYMENT_STATES) {
    for (const parcel of FULFILMENT_STATES) {
      const unpaid = payment === 'PENDING' || payment === 'AWAITING_DEPOSIT';
      const early = CHARGED.includes(payment) && (parcel === 'NONE' || parcel === 'PREPARING');
      it(`${payment} with ${parcel}`, () => expect(adminMayCancel(payment, [parcel])).toBe(unpaid || early));
    }
  }
  it('is stopped by a single parcel that has left', () => {
    expect(adminMayCancel('PAID', ['PREPARING', 'SHIPPED'])).toBe(false);
  });
});

describe('what may still happen by itself', () => {
  it('is over once an order was confirmed or has ended, unless its money is on the way back', () => {
    const over = ORDER_STATUSES.filter((status) => !isOpen(status, false));
    expect(over).toEqual(['COMPLETED', 'REFUNDED', 'EXPIRED', 'CANCELED']);
    expect(ORDER_STATUSES.every((status) => isOpen(status, true))).toBe(true);
  });
});

describe('a receipt', () => {
  it('is of an order whose money came', () => {
    expect(PAYMENT_STATES.filter(hasReceipt)).toEqual(['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED']);
  });

  it.each([
    [11_000, 1000],
    [25_000, 2273],
    [1, 0],
    [0, 0],
  ])('of %i holds a tax of %i, and both parts add up', (amount, vat) => {
    expect(vatWithin(amount, 10)).toBe(vat);
  });
});
