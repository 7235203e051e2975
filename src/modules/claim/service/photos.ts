import 'server-only';
import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { photoOfFile } from '~/lib/photo-files';
import { enqueue } from '~/modules/notification/service';
import { buyerId, isThem, requireMyOrder, requireStillMine } from '~/modules/order/service/buyer';
import { lockOrder } from '~/modules/order/service/order-row';
import { inTx, type Ctx } from '~/server/context';
import { dropFiles, filesOf, putPhoto } from '~/server/photos';
import { redraw } from '~/server/pictures';
import { findPhoto } from '../queries/photos';
import { claimPhotos } from '../tables';

/** Photos of one order that were sent with no request: two requests' worth, of which number and telephone alone fill half. */
const LOOSE_MOST = { BUYER: 10, PASS: 5 } as const;

/**
 * Keeps a photo for a request about an order of the visitor's, as long as they do not hang up (`signal`). The row comes first:
 * whatever happens, a file without a request is found again and dropped.
 * @throws AppError NOT_FOUND unless the order is theirs, PICTURE_LARGE, PICTURE_UNREADABLE, BUSY, RATE_LIMITED where ten of the order
 * are in no request, five for whoever only has a pass
 */
export async function keepClaimPhoto(
  ctx: Ctx,
  orderId: Id<'ord'>,
  bytes: Uint8Array,
  { signal }: Pick<AbortController, 'signal'> = new AbortController(),
): Promise<{ id: Id<'clp'>; blur: string }> {
  const buyer = await requireMyOrder(ctx, orderId);
  const most = LOOSE_MOST[isThem(ctx, buyer) ? 'BUYER' : 'PASS'];
  await requireRoom(ctx, orderId, most);
  const { width, height, blur, ...pictures } = await redraw(bytes, { userId: buyerId(buyer), signal });
  const id = newId('clp');
  await inTx(ctx, async (tx) => {
    requireStillMine(tx, await lockOrder(tx, orderId));
    await requireRoom(tx, orderId, most);
    await tx.db.insert(claimPhotos).values({ id, orderId, width, height, blur });
  });
  await putPhoto(id, pictures);
  // It may have been dropped while the files were on their way.
  if ((await ctx.db.$count(claimPhotos, eq(claimPhotos.id, id))) === 0) {
    await dropFiles(filesOf([id]));
    throw new AppError('NOT_FOUND');
  }
  return { id, blur };
}

/** Asked before the work of drawing, and again where nobody else comes between. @throws AppError RATE_LIMITED */
async function requireRoom({ db }: Pick<Ctx, 'db'>, orderId: Id<'ord'>, most: number): Promise<void> {
  const loose = and(eq(claimPhotos.orderId, orderId), isNull(claimPhotos.claimId));
  if ((await db.$count(claimPhotos, loose)) >= most) throw new AppError('RATE_LIMITED');
}

/**
 * Makes these the photos of a new request, in this order and the caller's transaction, which holds the order.
 * @throws AppError NOT_FOUND unless each is of this order and in no other request
 */
export async function placeClaimPhotos(
  { db }: Pick<Ctx, 'db'>,
  { orderId, claimId, photoIds }: { orderId: Id<'ord'>; claimId: Id<'clm'>; photoIds: readonly Id<'clp'>[] },
): Promise<void> {
  if (photoIds.length === 0) return;
  const placed = await db
    .update(claimPhotos)
    .set({ claimId, position: sql`array_position(${sql.param([...photoIds])}::text[], ${claimPhotos.id}) - 1` })
    .where(and(inArray(claimPhotos.id, [...photoIds]), eq(claimPhotos.orderId, orderId), isNull(claimPhotos.claimId)))
    .returning({ id: claimPhotos.id });
  if (placed.length < photoIds.length) throw new AppError('NOT_FOUND');
}

/** Drops the rows in the caller's transaction, and their files after it. @returns how many */
export async function dropClaimPhotos(ctx: Pick<Ctx, 'db'>, ids: readonly Id<'clp'>[]): Promise<number> {
  if (ids.length === 0) return 0;
  const gone = await ctx.db
    .delete(claimPhotos)
    .where(inArray(claimPhotos.id, [...ids]))
    .returning({ id: claimPhotos.id });
  const names = filesOf(gone.map(({ id }) => id));
  if (names.length > 0) await enqueue(ctx, { topic: 'drop-files', names }, `drop-files:${crypto.randomUUID()}`);
  return gone.length;
}

/** Photos that were sent with no request until now. @returns how many went, at most `batch` */
export async function dropLooseClaimPhotos(ctx: Ctx, uploadedUntil: Date, batch: number): Promise<number> {
  return inTx(ctx, async (tx) => {
    const due = await tx.db
      .select({ id: claimPhotos.id })
      .from(claimPhotos)
      .where(and(isNull(claimPhotos.claimId), lte(claimPhotos.createdAt, uploadedUntil)))
      .limit(batch)
      .for('update', { skipLocked: true });
    return dropClaimPhotos(
      tx,
      due.map(({ id }) => id),
    );
  });
}

export type FoundPhoto = NonNullable<Awaited<ReturnType<typeof findPhoto>>>;

/** What a file is of; null where the photo is gone or never was. */
export async function findClaimPhoto({ db }: Pick<Ctx, 'db'>, name: string): Promise<FoundPhoto | null> {
  const id = photoOfFile('clp', name);
  return id && findPhoto(db, id);
}
