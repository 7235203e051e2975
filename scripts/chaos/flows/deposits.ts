import type { Scene } from '../world/world';
import { cancel, confirm, note, openWindow, place, type Return } from './calls';

export const ACCOUNT = { bank: '88', number: '110123456789', holder: '김예시' };

/** An account was issued and waits for its deposit. @returns what the shopper came back with */
async function awaited(scene: Scene): Promise<Return | undefined> {
  const order = await place(scene);
  const window = order && (await openWindow(scene, order.id, 'VIRTUAL_ACCOUNT'));
  if (!window) return undefined;
  const { providerOrderId, amount } = window;
  const method = 'VIRTUAL_ACCOUNT';
  const paymentKey = await scene.world.provider.authenticate({ providerOrderId, amount, method });
  const back = { ...window, orderId: order.id, paymentKey };
  return (await confirm(scene, back)) === 'AWAITING_DEPOSIT' ? back : undefined;
}

async function look({ world, visitor }: Scene, { orderId }: Return): Promise<void> {
  note({ world }, orderId, await visitor.call('payment.check', { orderId }));
}

/** The money arrives; sometimes the bank takes it back, sometimes the shopper wants it back. */
export async function deposited(scene: Scene): Promise<void> {
  const back = await awaited(scene);
  if (!back) return;
  const { provider, told } = scene.world;
  await provider.deposit(back.paymentKey);
  await look(scene, back);
  if (scene.chance.happens(0.4)) {
    told.takenBack.add(back.orderId);
    await provider.reverseDeposit(back.paymentKey);
    if (scene.chance.happens(0.5)) await provider.deposit(back.paymentKey);
  } else if (scene.chance.happens(0.5)) {
    await cancel(scene, back.orderId, { refundAccount: ACCOUNT });
  }
}

/** The shopper cancels while the deposit is on its way. */
export async function depositWhileCancelling(scene: Scene): Promise<void> {
  const back = await awaited(scene);
  if (!back) return;
  const acts = [
    () => cancel(scene, back.orderId, scene.chance.happens(0.5) ? { refundAccount: ACCOUNT } : {}),
    () => scene.world.provider.deposit(back.paymentKey),
    () => look(scene, back),
  ];
  await Promise.all(scene.chance.shuffled(acts).map((act) => act()));
}

/** Nobody ever pays into the account. */
export async function neverDeposited(scene: Scene): Promise<void> {
  await awaited(scene);
}
