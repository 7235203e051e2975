import { expect, type APIRequestContext } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Goods } from './database';
import { authenticate } from './sandbox';

const answer = z.object({ result: z.object({ data: z.object({ json: z.unknown() }) }) });

/** Calls a mutation as the shop's own pages do, with the cookies of this browser. */
export async function call(api: APIRequestContext, path: string, input: unknown, locale = 'ko'): Promise<unknown> {
  const response = await api.post(`/api/trpc/${path}`, { data: { json: input }, headers: { 'x-shop-locale': locale } });
  expect(response.ok(), `${path}: ${response.status()} ${await response.text()}`).toBe(true);
  return answer.parse(await response.json()).result.data.json;
}

export async function addToCart(api: APIRequestContext, goods: Goods, quantity = 1): Promise<void> {
  await call(api, 'cart.add', { variantId: goods.variantId, quantity });
}

const RECIPIENT = {
  name: '김받음',
  phone: '01098765432',
  postalCode: '04524',
  address1: '서울특별시 중구 예시로 110',
  address2: '101동 1001호',
  deliveryRequest: 'DOOR',
  deliveryNote: '',
};
const SHIPPING = { fee: 3000, freeFrom: 40_000 };
const placed = z.object({ id: z.string(), number: z.string(), total: z.number() });
export type Placed = z.infer<typeof placed>;

/** Orders this without the pages, for tests that begin where an order is. */
export async function placeOrder(
  api: APIRequestContext,
  goods: Goods,
  { quantity = 1, locale = 'ko' }: { quantity?: number; locale?: 'ko' | 'en' } = {},
): Promise<Placed> {
  const items = goods.price * quantity;
  const input = {
    idempotencyKey: randomUUID(),
    lines: [{ variantId: goods.variantId, quantity }],
    expectedTotal: items + (items >= SHIPPING.freeFrom ? 0 : SHIPPING.fee),
    recipient: RECIPIENT,
    consents: ['ORDER_CONTENT', 'PRIVACY', 'SELLER_PROVISION'],
  };
  return placed.parse(await call(api, 'order.place', input, locale));
}

const opened = z.object({ providerOrderId: z.string(), amount: z.number() });

/** An order of this visitor, paid by card. */
export async function buy(
  api: APIRequestContext,
  goods: Goods,
  how: Parameters<typeof placeOrder>[2] = {},
): Promise<Placed> {
  const order = await placeOrder(api, goods, how);
  const window = opened.parse(await call(api, 'payment.open', { orderId: order.id, method: 'CARD' }));
  const { providerOrderId, amount } = window;
  const paymentKey = await authenticate(providerOrderId, amount);
  const result = await call(api, 'payment.confirm', { orderId: order.id, paymentKey, providerOrderId, amount });
  expect(result).toMatchObject({ state: 'PAID' });
  return order;
}
