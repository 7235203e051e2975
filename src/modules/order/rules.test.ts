import { describe, expect, it } from 'vitest';
import {
  adminMayCancel,
  FULFILMENT_STATES,
  FULFILMENT_STEPS,
  fulfilmentStatesBefore,
  orderStatus,
  PAYMENT_STATES,
  PAYMENT_STEPS,
  paymentStatesBefore,
  shopperMayCancel,
} from './rules';

const ALLOWED_PAYMENT = [
  'PENDING>CONFIRMING',
  'PENDING>EXPIRED',
  'PENDING>CANCELED',
  'CONFIRMING>PAID',
  'CONFIRMING>AWAITING_DEPOSIT',
  'CONFIRMING>PENDING',
  'AWAITING_DEPOSIT>PAID',
  'AWAITING_DEPOSIT>EXPIRED',
  'AWAITING_DEPOSIT>CANCELED',
  'PAID>PARTIALLY_REFUNDED',
  'PAID>REFUNDED',
  'PAID>AWAITING_DEPOSIT',
  'PARTIALLY_REFUNDED>REFUNDED',
];
const ALLOWED_FULFILMENT = ['NONE>PREPARING', 'PREPARING>SHIPPED', 'SHIPPED>DELIVERED', 'DELIVERED>COMPLETED'];

describe('payment steps', () => {
  for (const from of PAYMENT_STATES) {
    for (const to of PAYMENT_STATES) {
      const allowed = ALLOWED_PAYMENT.includes(`${from}>${to}`);
      it(`${from} → ${to} is ${allowed ? 'allowed' : 'forbidden'}`, () => {
        expect(PAYMENT_STEPS[from].includes(to)).toBe(allowed);
        expect(paymentStatesBefore(to).includes(from)).toBe(allowed);
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
  });
});

describe('who may cancel', () => {
  const shopper = ['PENDING/NONE', 'AWAITING_DEPOSIT/NONE', 'PAID/NONE'];
  const admin = [...shopper, 'PAID/PREPARING'];
  for (const payment of PAYMENT_STATES) {
    for (const parcel of FULFILMENT_STATES) {
      const unpaid = payment === 'PENDING' || payment === 'AWAITING_DEPOSIT';
      it(`${payment} with ${parcel}`, () => {
        expect(shopperMayCancel(payment, [parcel])).toBe(unpaid || shopper.includes(`${payment}/${parcel}`));
        expect(adminMayCancel(payment, [parcel])).toBe(unpaid || admin.includes(`${payment}/${parcel}`));
      });
    }
  }
  it('is stopped by a single parcel that has begun', () => {
    expect(shopperMayCancel('PAID', ['NONE', 'PREPARING'])).toBe(false);
    expect(adminMayCancel('PAID', ['PREPARING', 'SHIPPED'])).toBe(false);
  });
});
