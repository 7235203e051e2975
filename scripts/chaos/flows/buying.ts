import { runJob } from '../stage/jobs';
import type { Scene } from '../world/world';
import { confirm, insist, openWindow, orderOf, place, readPlaced, someLines, type Placed, type Return } from './calls';

/** Up to the way back from the payment window. */
export async function authenticated(scene: Scene, refuseConfirmWith?: string): Promise<Return | undefined> {
  const order = await place(scene);
  return order && throughWindow(scene, order, refuseConfirmWith);
}

async function throughWindow(scene: Scene, order: Placed, refuseWith?: string): Promise<Return | undefined> {
  const window = await openWindow(scene, order.id, scene.chance.pick(['CARD', 'CARD', 'TRANSFER']));
  if (!window) return undefined;
  const { providerOrderId, amount } = window;
  const refusal = refuseWith ? { refuseConfirmWith: refuseWith } : {};
  const paymentKey = await scene.world.provider.authenticate({ providerOrderId, amount, ...refusal });
  return { ...window, orderId: order.id, paymentKey };
}

/** @returns what the shopper came back with, if they were told that it is paid */
export async function paid(scene: Scene): Promise<Return | undefined> {
  const back = await authenticated(scene);
  return back && (await confirm(scene, back)) === 'PAID' ? back : undefined;
}

export async function buy(scene: Scene): Promise<void> {
  await paid(scene);
}

/** Buys while the shop compares its books with the provider's list. */
export async function compared(scene: Scene): Promise<void> {
  await Promise.all([paid(scene), runJob('reconcile-transactions')]);
}

/** Goes away somewhere on the way; what is held comes back by itself. */
export async function abandon(scene: Scene): Promise<void> {
  if (scene.chance.happens(0.5)) await place(scene);
  else await authenticated(scene);
}

/** The card is refused, the second try goes well. */
export async function declinedOnce(scene: Scene): Promise<void> {
  const order = await place(scene);
  const first = order && (await throughWindow(scene, order, 'REJECT_CARD_COMPANY'));
  if (!first || (await confirm(scene, first)) !== 'DECLINED') return;
  const second = await throughWindow(scene, order);
  if (second) await confirm(scene, second);
}

/** Everything is pressed twice, at once. */
export async function impatient(scene: Scene): Promise<void> {
  const request = orderOf(someLines(scene));
  const [one, other] = await Promise.all([
    insist(scene, 'order.place', request),
    insist(scene, 'order.place', request),
  ]);
  const order = readPlaced(scene, one) ?? readPlaced(scene, other);
  const back = order && (await throughWindow(scene, order));
  if (back) await Promise.all([confirm(scene, back), confirm(scene, back)]);
}

/** Two tabs pay the same order, each with a window of its own. */
export async function twoWindows(scene: Scene): Promise<void> {
  const order = await place(scene);
  if (!order) return;
  const backs = [await throughWindow(scene, order), await throughWindow(scene, order)];
  await Promise.all(backs.flatMap((back) => (back ? [confirm(scene, back)] : [])));
}

/** The answer of the provider is lost; the shopper's page looks again, or nobody does. */
export async function doubted(scene: Scene): Promise<void> {
  const back = await authenticated(scene);
  if (!back) return;
  const fault = scene.chance.pick(['reset-after', '500-before', 'reset-before'] as const);
  await scene.world.provider.breakIt({ confirm: fault, orderId: back.providerOrderId });
  await confirm(scene, back);
}

/** Orders the same once more instead of paying: the first order gives way. */
export async function orderAgain(scene: Scene): Promise<void> {
  const lines = someLines(scene);
  await place(scene, lines);
  const again = await place(scene, lines);
  const back = again && (await throughWindow(scene, again));
  if (back) await confirm({ ...scene, stays: false }, back);
}
