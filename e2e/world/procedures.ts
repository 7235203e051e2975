import { expect, type APIRequestContext } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Goods } from './database';
import { authenticate, type Method } from './sandbox';

const answer = z.object({ result: z.object({ data: z.object({ json: z.unknown() }) }) });

/** Calls a mutation as the shop's own pages do, with the cookies of this browser. */
export async function call(api: APIRequestContext, path: string, input: unknown, locale = 'ko'): Promise<unknown> {
  const response = await api.post(`/api/trpc/${path}`, { data: { json: input }, headers: { 'x-shop-locale': locale } });
  expect(response.ok(), `${path}: ${response.status()} ${await response.text()}`).toBe(true);
  return answer.parse(await response.json()).result.data.json;
}

/** Asks a query as the shop's own pages do, with the cookies of this browser. */
export async function ask(api: APIRequestContext, path: string, input: unknown): Promise<unknown> {
  const response = await api.get(`/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`);
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

/** Who orders without an account. */
export type Contact = { readonly name: string; readonly phone: string; readonly email: string };

/** Orders this without the pages, for tests that begin where an order is. */
export async function placeOrder(
  api: APIRequestContext,
  goods: Goods,
  { quantity = 1, locale = 'ko', contact }: { quantity?: number; locale?: 'ko' | 'en'; contact?: Contact } = {},
): Promise<Placed> {
  const items = goods.price * quantity;
  const input = {
    idempotencyKey: randomUUID(),
    lines: [{ variantId: goods.variantId, quantity }],
    expectedTotal: items + (items >= SHIPPING.freeFrom ? 0 : SHIPPING.fee),
    recipient: RECIPIENT,
    consents: ['ORDER_CONTENT', 'PRIVACY', 'SELLER_PROVISION', ...(contact ? ['AGE_14'] : [])],
    ...(contact && { contact }),
  };
  return placed.parse(await call(api, 'order.place', input, locale));
}

const opened = z.object({
  providerOrderId: z.string(),
  amount: z.number(),
  successUrl: z.url(),
  options: z.object({ virtualAccount: z.object({ dueDate: z.string() }).optional() }),
});

/** An order of this visitor, confirmed: paid, or with an account to pay into. */
export async function buy(
  api: APIRequestContext,
  goods: Goods,
  { method = 'CARD', ...how }: Parameters<typeof placeOrder>[2] & { method?: Method } = {},
): Promise<Placed> {
  const order = await placeOrder(api, goods, how);
  const window = opened.parse(await call(api, 'payment.open', { orderId: order.id, method }));
  const { providerOrderId, amount, options, successUrl } = window;
  const dueDate = options.virtualAccount?.dueDate;
  const paymentKey = await authenticate(providerOrderId, amount, { method, dueDate });
  const token = new URL(successUrl).searchParams.get('t');
  const back = { orderId: order.id, token, paymentKey, providerOrderId, amount };
  const result = await call(api, 'payment.confirm', back);
  expect(result).toMatchObject({ state: method === 'VIRTUAL_ACCOUNT' ? 'AWAITING_DEPOSIT' : 'PAID' });
  return order;
}

/** An order approved in the window, and the address that the window leads back to. */
export async function returnTo(api: APIRequestContext, goods: Goods): Promise<{ order: Placed; address: URL }> {
  const order = await placeOrder(api, goods);
  const window = opened.parse(await call(api, 'payment.open', { orderId: order.id, method: 'CARD' }));
  const { providerOrderId, amount, successUrl } = window;
  const address = new URL(successUrl);
  address.searchParams.set('paymentKey', await authenticate(providerOrderId, amount));
  address.searchParams.set('orderId', providerOrderId);
  address.searchParams.set('amount', String(amount));
  return { order, address };
}

const TRACKING = { carrier: 'example-parcel', trackingNumber: '6012345678901' };
const STEPS = {
  PREPARING: ['markPreparing'],
  SHIPPED: ['markPreparing', 'markShipped'],
  DELIVERED: ['markPreparing', 'markShipped', 'markDelivered'],
} as const;

/** Staff bring the parcel of a paid order so far. */
export async function bringTo(api: APIRequestContext, orderId: string, state: keyof typeof STEPS): Promise<void> {
  for (const step of STEPS[state])
    await call(api, `admin.orders.${step}`, { orderId, ...(step === 'markShipped' && TRACKING) });
}

const claims = z.array(
  z.object({
    id: z.string(),
    state: z.string(),
    lines: z.array(z.object({ lineId: z.string(), quantity: z.number() })),
  }),
);

/** The newest request about an order, as staff see it. */
export async function claimOf(api: APIRequestContext, orderId: string) {
  const [newest] = claims.parse(await ask(api, 'admin.claims.ofOrder', { orderId }));
  if (!newest) throw new Error(`no request about ${orderId}`);
  return newest;
}

type Decision = 'accept' | 'refuse' | 'markPickedUp' | 'inspect' | 'reship' | 'markReshipDelivered';

/** Staff take the newest request about an order one step on; everything that comes back is found good. */
export async function staffDo(api: APIRequestContext, orderId: string, ...steps: Decision[]): Promise<void> {
  for (const step of steps) {
    const { id: claimId, lines } = await claimOf(api, orderId);
    const more = {
      accept: { text: '' },
      refuse: { text: '이미 포장을 마쳤어요.' },
      markPickedUp: TRACKING,
      inspect: { lines: lines.map(({ lineId, quantity }) => ({ lineId, good: quantity })) },
      reship: TRACKING,
      markReshipDelivered: {},
    }[step];
    await call(api, `admin.claims.${step}`, { claimId, ...more });
  }
}
