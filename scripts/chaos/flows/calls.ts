import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { pause } from '../stage/setting';
import type { Goods, Line } from '../world/goods';
import { totalOf } from '../world/goods';
import { Visitor, type Answer } from '../world/visitor';
import type { Scene } from '../world/world';

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

const placed = z.object({ id: z.string(), number: z.string(), total: z.number() });
const opened = z.object({ providerOrderId: z.string(), amount: z.number(), successUrl: z.string() });
const stated = z.object({ state: z.string() });

export type Placed = z.infer<typeof placed>;
export type Window = { readonly providerOrderId: string; readonly amount: number; readonly token: string };

const failed = ({ status }: Answer) => status === 0 || status >= 500;

/** Tries again what got no answer or a failure, as a page does, until the shopper gives up; who does not stay never does. */
export async function insist({ visitor, stays, goesOn, chance }: Scene, path: string, input: unknown): Promise<Answer> {
  for (;;) {
    const answer = await visitor.call(path, input);
    if (!failed(answer) || !stays || !goesOn() || chance.happens(0.03)) return answer;
    await pause(100 + chance.upTo(300));
  }
}

export function orderOf(lines: readonly Line[]) {
  return {
    idempotencyKey: randomUUID(),
    lines: lines.map(({ goods, quantity }) => ({ variantId: goods.variantId, quantity })),
    expectedTotal: totalOf(lines),
    recipient: RECIPIENT,
    consents: CONSENTS,
  };
}

/** One to three products, scarce ones often. */
export function someLines({ world: { shelf }, chance }: Scene): Line[] {
  const goods = chance.shuffled<Goods>([...shelf.plenty, ...(chance.happens(0.4) ? shelf.scarce : [])]);
  return goods.slice(0, 1 + chance.upTo(2)).map((one) => ({ goods: one, quantity: 1 + chance.upTo(2) }));
}

export function readPlaced({ world }: Scene, answer: Answer): Placed | undefined {
  const order = placed.safeParse(answer.data);
  if (order.success) world.told.placed.add(order.data.id);
  return order.data;
}

export async function place(scene: Scene, lines = someLines(scene)): Promise<Placed | undefined> {
  if (scene.chance.happens(0.5)) {
    for (const { goods, quantity } of lines) {
      await insist(scene, 'cart.add', { variantId: goods.variantId, quantity });
    }
  }
  return readPlaced(scene, await insist(scene, 'order.place', orderOf(lines)));
}

export type Method = 'CARD' | 'TRANSFER' | 'VIRTUAL_ACCOUNT';

export async function openWindow(scene: Scene, orderId: string, method: Method = 'CARD'): Promise<Window | undefined> {
  const window = opened.safeParse((await insist(scene, 'payment.open', { orderId, method })).data).data;
  if (!window) return undefined;
  const { providerOrderId, amount, successUrl } = window;
  return { providerOrderId, amount, token: new URL(successUrl).searchParams.get('t') ?? '' };
}

/** Notes what an answer about this order says. @returns the state it names */
export function note({ world: { told } }: Pick<Scene, 'world'>, orderId: string, { data }: Answer): string | undefined {
  const state = stated.safeParse(data).data?.state;
  if (state === 'PAID') told.paid.add(orderId);
  if (state === 'CANCELED') told.canceled.add(orderId);
  if (state === 'REFUNDED') told.refunded.add(orderId);
  return state;
}

/** What the way back from the payment window carries. */
export type Return = Window & { readonly orderId: string; readonly paymentKey: string };

/** Comes back from the window and, if the shopper stays, waits for the outcome. @returns the last state that was said */
export async function confirm(scene: Scene, { orderId, ...back }: Return): Promise<string | undefined> {
  // Some card apps open another browser, which knows nobody: the token of the address stands in for the session.
  const nobody = scene.chance.happens(0.1);
  const answer = nobody
    ? await insist({ ...scene, visitor: Visitor.unknown() }, 'payment.confirmByToken', back)
    : await insist(scene, 'payment.confirm', { orderId, ...back });
  let state = note(scene, orderId, answer);
  while ((state === 'UNKNOWN' || state === undefined) && scene.stays && scene.goesOn()) {
    await pause(200 + scene.chance.upTo(300));
    state = note(scene, orderId, await scene.visitor.call('payment.check', { orderId }));
  }
  return state;
}

/** Asks for the money back; only from now on may the order end refunded. */
export async function cancel(
  scene: Scene,
  orderId: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { told, admin } = scene.world;
  told.backWanted.add(orderId);
  const path = scene.visitor === admin ? 'admin.payments.cancelOrder' : 'payment.cancelOrder';
  note(scene, orderId, await insist(scene, path, { orderId, reason: 'CHANGED_MIND', ...more }));
}
