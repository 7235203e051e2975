import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { testDb } from '~/testing/db';
import type { Scene } from '../world/world';
import { paid } from './buying';
import { insist } from './calls';

const PARCEL = { carrier: 'example-parcel', trackingNumber: '123456789012' };
const opened = z.object({ id: z.string() });

type Line = { readonly id: string; readonly quantity: number };

async function linesOf(orderId: string): Promise<readonly Line[]> {
  return testDb().execute<Line>(
    sql`SELECT id, quantity FROM order_lines WHERE order_id = ${orderId} ORDER BY position`,
  );
}

const asStaff = (scene: Scene): Scene => ({ ...scene, visitor: scene.world.admin });

/** Paid, packed and, if asked for, brought to the door. @returns the order */
async function sent(scene: Scene, upTo: 'PREPARING' | 'DELIVERED'): Promise<string | undefined> {
  const back = await paid(scene);
  if (!back) return undefined;
  const { orderId } = back;
  await insist(asStaff(scene), 'admin.orders.markPreparing', { orderId });
  if (upTo === 'PREPARING') return orderId;
  await insist(asStaff(scene), 'admin.orders.markShipped', { orderId, ...PARCEL });
  await insist(asStaff(scene), 'admin.orders.markDelivered', { orderId });
  return orderId;
}

export async function confirmedPurchase(scene: Scene): Promise<void> {
  const orderId = await sent(scene, 'DELIVERED');
  if (orderId) await insist(scene, 'claim.confirmPurchase', { orderId });
}

async function openClaim(scene: Scene, orderId: string, kind: 'CANCEL' | 'RETURN' | 'EXCHANGE') {
  const lines = kind === 'CANCEL' ? [] : (await linesOf(orderId)).slice(0, 1 + scene.chance.upTo(1));
  const asked = lines.map(({ id, quantity }) => ({ lineId: id, quantity: 1 + scene.chance.upTo(quantity - 1) }));
  const reason = kind === 'CANCEL' ? 'CHANGED_MIND' : 'FAULTY';
  scene.world.told.backWanted.add(orderId);
  const answer = await insist(scene, 'claim.open', { orderId, kind, reason, text: '', lines: asked });
  const claim = opened.safeParse(answer.data).data;
  return claim && { claimId: claim.id, lines: asked };
}

/** Wanted back while it is being packed: staff agree, or not; or the shopper withdraws it. */
export async function cancelRequested(scene: Scene): Promise<void> {
  const orderId = await sent(scene, 'PREPARING');
  const claim = orderId && (await openClaim(scene, orderId, 'CANCEL'));
  if (!claim) return;
  const { claimId } = claim;
  const acts = [
    () => insist(asStaff(scene), 'admin.claims.accept', { claimId, text: '' }),
    () => insist(asStaff(scene), 'admin.claims.refuse', { claimId, text: 'No.' }),
    () => insist(scene, 'claim.withdraw', { orderId, claimId }),
  ];
  await Promise.all(
    scene.chance
      .shuffled(acts)
      .slice(0, 2)
      .map((act) => act()),
  );
}

/** Sent back, looked at, and refunded or sent once more. */
export async function sentBack(scene: Scene): Promise<void> {
  const kind = scene.chance.pick(['RETURN', 'EXCHANGE'] as const);
  const orderId = await sent(scene, 'DELIVERED');
  const claim = orderId && (await openClaim(scene, orderId, kind));
  if (!claim) return;
  const staff = asStaff(scene);
  const { claimId } = claim;
  const good = claim.lines.map(({ lineId, quantity }) => ({ lineId, good: scene.chance.upTo(quantity) }));
  await insist(staff, 'admin.claims.accept', { claimId, text: '' });
  await insist(staff, 'admin.claims.markPickedUp', { claimId, ...PARCEL });
  await insist(staff, 'admin.claims.inspect', { claimId, lines: good, feeWaived: false });
  if (kind === 'RETURN') return;
  const acts = [
    () => insist(staff, 'admin.claims.reship', { claimId, ...PARCEL }),
    () => insist(staff, 'admin.claims.refund', { claimId, feeWaived: false }),
  ];
  await Promise.all(scene.chance.shuffled(acts).map((act) => act()));
  await insist(staff, 'admin.claims.markReshipDelivered', { claimId });
}

/** Staff give a part back, twice in the same moment: one of the two finds that the balance has changed. */
export async function refundedInPart(scene: Scene): Promise<void> {
  const back = await paid(scene);
  if (!back) return;
  const { orderId, amount } = back;
  const [line] = await linesOf(orderId);
  if (!line) return;
  scene.world.told.backWanted.add(orderId);
  const part = {
    orderId,
    balance: amount,
    lines: [{ lineId: line.id, quantity: 1, restock: scene.chance.happens(0.5) }],
    shipping: 0,
    free: scene.chance.upTo(500),
    deduction: 0,
    reason: 'OTHER',
    note: '',
  };
  const staff = asStaff(scene);
  await Promise.all([
    insist(staff, 'admin.payments.refund', part),
    scene.chance.happens(0.5) ? insist(staff, 'admin.payments.refund', part) : null,
  ]);
}
