import { sql } from 'drizzle-orm';
import { testDb } from '~/testing/db';
import { runJob } from '../stage/jobs';
import type { Scene } from '../world/world';
import { authenticated, paid } from './buying';
import { cancel, confirm, insist, place } from './calls';

/** The order's time, and that of its holds, is up by the database's clock. */
export async function timeIsUp(orderId: string): Promise<void> {
  await testDb()
    .execute(sql`WITH due AS (UPDATE orders SET expires_at = now() - interval '1 second' WHERE id = ${orderId} AND state = 'PENDING' RETURNING id)
    UPDATE stock_holds h SET expires_at = now() - interval '1 second' FROM due WHERE h.order_id = due.id AND h.state = 'ACTIVE'`);
}

export async function cancelUnpaid(scene: Scene): Promise<void> {
  const order = await place(scene);
  if (order) await cancel(scene, order.id);
}

export async function cancelPaid(scene: Scene): Promise<void> {
  const back = await paid(scene);
  if (back) await cancel(scene, back.orderId);
}

export async function letExpire(scene: Scene): Promise<void> {
  const order = await place(scene);
  if (!order) return;
  await timeIsUp(order.id);
  await runJob('release-reservations');
}

/** The money goes back in the provider's own office; its webhook tells the shop. */
export async function refundedAtProvider(scene: Scene): Promise<void> {
  const back = await paid(scene);
  if (!back) return;
  scene.world.told.backWanted.add(back.orderId);
  await scene.world.provider.cancelInTheOffice(back.paymentKey);
}

/** Staff prepare and send it, while the shopper wants it cancelled. */
export async function fulfilled(scene: Scene): Promise<void> {
  const { admin } = scene.world;
  const back = await paid(scene);
  if (!back) return;
  const { orderId } = back;
  const tracking = { orderId, carrier: 'example-parcel', trackingNumber: '123456789012' };
  const asAdmin = { ...scene, visitor: admin };
  const changesMind = scene.chance.happens(0.5);
  await Promise.all([
    insist(asAdmin, 'admin.orders.markPreparing', { orderId }).then(() =>
      insist(asAdmin, 'admin.orders.markShipped', tracking),
    ),
    changesMind ? cancel(scene, orderId) : null,
  ]);
}

export async function cancelledByStaff(scene: Scene): Promise<void> {
  const back = await paid(scene);
  if (back) await cancel({ ...scene, visitor: scene.world.admin }, back.orderId);
}

/** Cancel, pay twice, sweep and webhook in the same moment. */
export async function allAtOnce(scene: Scene): Promise<void> {
  const back = await authenticated(scene);
  if (!back) return;
  const { provider, admin } = scene.world;
  const acts = [
    () => confirm(scene, back),
    () => confirm(scene, back),
    () => cancel(scene, back.orderId),
    () => timeIsUp(back.orderId).then(() => runJob('release-reservations')),
    () => admin.call('admin.stock.releaseExpired', undefined),
    () => provider.resendWebhooks(back.providerOrderId),
    () => scene.visitor.call('payment.check', { orderId: back.orderId }),
    () => runJob('reconcile-payments'),
  ];
  await Promise.all(scene.chance.shuffled(acts).map((act) => act()));
  await provider.resendWebhooks(back.providerOrderId);
}

/** Staff correct the stock, up and down. */
export async function correctStock(scene: Scene): Promise<void> {
  const { shelf, admin } = scene.world;
  const { variantId } = scene.chance.pick(shelf.scarce);
  const delta = scene.chance.pick([5, 3, -1, -2]);
  await admin.call('admin.stock.correct', { variantId, delta, reason: 'COUNTED' });
}
