import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { PRICE } from '../world/names';
import type { Answer, Client } from './client';
import type { Shopper } from './shoppers';

/** A purchase under way: what the answers so far have told. */
export type Purchase = {
  readonly shopper: Shopper;
  readonly variantId: string;
  readonly idempotencyKey: string;
  orderId?: string;
  providerOrderId?: string;
  amount?: number;
  paymentKey?: string;
  token?: string;
};

export const purchaseOf = (shopper: Shopper, variantId: string): Purchase => ({
  shopper,
  variantId,
  idempotencyKey: randomUUID(),
});

export type Servers = { readonly shop: Client; readonly sandbox: Client };
/** One request of a purchase. `outside` is the payment window: not the shop's work and not its time. */
export type Step = {
  readonly name: string;
  readonly outside?: true;
  readonly send: (servers: Servers, purchase: Purchase) => Promise<Answer>;
  /** Takes from a good answer what later steps need; throws where it is not what a good answer holds. */
  readonly read: (body: unknown, purchase: Purchase) => void;
};

const RECIPIENT = {
  name: '김받음',
  phone: '01098765432',
  postalCode: '04524',
  address1: '서울특별시 중구 예시로 110',
  address2: '101동 1001호',
  deliveryRequest: 'DOOR',
  deliveryNote: '',
};
const CONSENTS = ['ORDER_CONTENT', 'PRIVACY', 'SELLER_PROVISION'];
const SHIPPING = 3000;

const result = <T extends z.ZodType>(json: T) => z.object({ result: z.object({ data: z.object({ json }) }) });
const opened = result(
  z.object({
    orderId: z.string(),
    window: z.object({ providerOrderId: z.string(), amount: z.number(), successUrl: z.url() }),
  }),
);
const authenticated = z.object({ paymentKey: z.string() });
const confirmed = result(z.object({ state: z.literal('PAID') }));

const mutation = (path: string, input: (purchase: Purchase) => unknown): Step['send'] => {
  return ({ shop }, purchase) =>
    shop.send('POST', `/api/trpc/${path}`, purchase.shopper.headers, JSON.stringify({ json: input(purchase) }));
};

/** The requests of one paid checkout, in order. */
export const STEPS: readonly Step[] = [
  {
    name: 'cart.add',
    send: mutation('cart.add', ({ variantId }) => ({ variantId, quantity: 1 })),
    read: () => undefined,
  },
  {
    name: 'payment.placeAndOpen',
    send: mutation('payment.placeAndOpen', ({ idempotencyKey, variantId }) => ({
      order: {
        idempotencyKey,
        lines: [{ variantId, quantity: 1 }],
        expectedTotal: PRICE + SHIPPING,
        recipient: RECIPIENT,
        consents: CONSENTS,
      },
      method: 'CARD',
    })),
    read: (body, purchase) => {
      const { orderId, window } = opened.parse(body).result.data.json;
      const { providerOrderId, amount, successUrl } = window;
      const token = new URL(successUrl).searchParams.get('t');
      Object.assign(purchase, { orderId, token, providerOrderId, amount });
    },
  },
  {
    name: 'authenticate',
    outside: true,
    send: ({ sandbox }, { providerOrderId, amount }) =>
      sandbox.send('POST', '/toss/sim/payments', {}, JSON.stringify({ orderId: providerOrderId, amount })),
    read: (body, purchase) => {
      purchase.paymentKey = authenticated.parse(body).paymentKey;
    },
  },
  {
    name: 'payment.confirm',
    send: mutation('payment.confirm', ({ orderId, token, paymentKey, providerOrderId, amount }) => ({
      orderId,
      token,
      paymentKey,
      providerOrderId,
      amount,
    })),
    read: (body) => {
      confirmed.parse(body);
    },
  },
];

const refusal = z.object({ error: z.object({ json: z.object({ data: z.object({ appCode: z.string() }) }) }) });

/** How an answer is counted: `ok`, or its status and the shop's own code. */
export function outcomeOf(step: Step, { status, body }: Answer, purchase: Purchase): string {
  if (status === 0) return `${step.name} broken connection: ${body}`;
  let json: unknown;
  try {
    json = JSON.parse(body);
    if (status === 200 || status === 201) {
      step.read(json, purchase);
      return 'ok';
    }
  } catch {
    return `${step.name} ${status} unreadable`;
  }
  const refused = refusal.safeParse(json);
  return `${step.name} ${status}${refused.success ? ` ${refused.data.error.json.data.appCode}` : ''}`;
}
