import 'server-only';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { listDevices } from '~/modules/account/service/devices';
import { orderStatus } from '~/modules/order/rules';
import type { Ctx, SessionUser } from '~/server/context';
import { readCart, readDayTarget, readNotices, readOrders, readPerson, readWishes } from '../queries/export';
import { readWords } from '../queries/export-words';
import { readParts } from '../queries/export-orders';

type Signed = Ctx & { readonly user: SessionUser };
type Parts = Awaited<ReturnType<typeof readParts>>;
type Row = Awaited<ReturnType<typeof readOrders>>[number];

/**
 * Everything the shop knows of whoever is signed in, as plain values; amounts are in minor units of their currency. Which
 * table is where, and which is left out and why, is in `rules.ts`. @throws AppError UNAUTHENTICATED where they have left
 */
export async function exportMe(ctx: Signed) {
  const { db, user, shop, now } = ctx;
  const [person, devices, cart, wished, dayTarget, orders, words, notices] = await Promise.all([
    readPerson(db, user.id),
    listDevices(ctx),
    readCart(db, user.id),
    readWishes(db, user.id),
    readDayTarget(db, user.id),
    readOrders(db, user.id),
    readWords(db, user.id),
    readNotices(db, user.id),
  ]);
  if (!person) throw new AppError('UNAUTHENTICATED');
  const parts = await readParts(
    db,
    orders.map(({ id }) => id),
  );
  return {
    shop: shop.name,
    madeAt: now,
    ...person,
    devices: devices.map(({ name, createdAt, seenAt, isThis }) => ({ name, createdAt, seenAt, isThis })),
    cart,
    wishes: wished,
    dayTarget,
    notices,
    ...words,
    orders: orders.map((order) => orderOf(order, parts)),
  };
}

function orderOf(order: Row, parts: Parts) {
  const of = <T extends { readonly orderId: Id<'ord'> }>(rows: ReadonlyMap<Id<'ord'>, readonly T[]>) =>
    (rows.get(order.id) ?? []).map(({ orderId: _order, ...row }) => row);
  const parcels = of(parts.parcels);
  const lines = of(parts.lines);
  const namesOf = (id: Id<'lin'>) => {
    const line = lines.find((one) => one.id === id);
    return { nameKo: line?.nameKo, nameEn: line?.nameEn };
  };
  const { idempotencyKey: _key, requestHash: _hash, userId: _user, guestId: _guest, ...shown } = order;
  return {
    ...shown,
    status: orderStatus(
      order.state,
      parcels.map(({ state }) => state),
    ),
    lines: lines.map(({ id: _id, ...line }) => line),
    parcels,
    history: of(parts.history),
    payments: of(parts.payments),
    refunds: of(parts.refunds).map(({ id, ...refund }) => ({
      ...refund,
      lines: (parts.refundLines.get(id) ?? []).map(({ lineId, quantity, amount }) => ({
        ...namesOf(lineId),
        quantity,
        amount,
      })),
    })),
    photos: of(parts.photos),
    requests: of(parts.requests).map(
      ({ id, refundId: _refund, openedBy: _opened, decidedBy: _decided, ...request }) => ({
        ...request,
        lines: (parts.requestLines.get(id) ?? []).map(({ lineId, quantity }) => ({
          ...namesOf(lineId),
          quantity,
        })),
      }),
    ),
  };
}
