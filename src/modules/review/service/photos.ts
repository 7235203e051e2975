import 'server-only';
import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { photoOfFile } from '~/lib/photo-files';
import { lockMe } from '~/modules/account/service/person';
import { enqueue } from '~/modules/notification/service';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { dropFiles, filesOf, putPhoto } from '~/server/photos';
import { redraw } from '~/server/pictures';
import { reviewPhotos, reviews } from '../tables';

type Signed = Ctx & { readonly user: SessionUser };

/** Photos of one person in no review: two reviews' worth. */
const LOOSE_MOST = 10;

/**
 * Keeps a photo for a review its owner is about to write, as long as they do not hang up (`signal`). The row comes first:
 * whatever happens, a file without a review is found again and dropped.
 * @throws AppError PICTURE_LARGE, PICTURE_UNREADABLE, BUSY, RATE_LIMITED where ten of theirs are in no review, UNAUTHENTICATED
 * where they have left meanwhile
 */
export async function keepPhoto(
  ctx: Signed,
  bytes: Uint8Array,
  { signal }: Pick<AbortController, 'signal'> = new AbortController(),
): Promise<{ id: Id<'pho'>; blur: string }> {
  await requireRoom(ctx);
  const { width, height, blur, ...pictures } = await redraw(bytes, { userId: ctx.user.id, signal });
  const id = newId('pho');
  await inTx(ctx, async (tx) => {
    await lockMe(tx);
    await requireRoom(tx);
    await tx.db.insert(reviewPhotos).values({ id, userId: tx.user.id, width, height, blur });
  });
  await putPhoto(id, pictures);
  // They may have left while the files were on their way.
  if (!(await isPhoto(ctx, id))) {
    await dropFiles(filesOf([id]));
    throw new AppError('UNAUTHENTICATED');
  }
  return { id, blur };
}

/** Asked before the work of drawing, and again where nobody else of theirs comes between. @throws AppError RATE_LIMITED */
async function requireRoom({ db, user }: Signed): Promise<void> {
  const loose = and(eq(reviewPhotos.userId, user.id), isNull(reviewPhotos.reviewId));
  if ((await db.$count(reviewPhotos, loose)) >= LOOSE_MOST) throw new AppError('RATE_LIMITED');
}

const isPhoto = async ({ db }: Pick<Ctx, 'db'>, id: Id<'pho'>): Promise<boolean> =>
  (await db.$count(reviewPhotos, eq(reviewPhotos.id, id))) > 0;

/**
 * Makes these the photos of a review, in this order and the caller's transaction; what it had besides is dropped.
 * @throws AppError NOT_FOUND unless each is theirs and in no other review
 */
export async function placePhotos(ctx: Signed, reviewId: Id<'rev'>, photoIds: readonly Id<'pho'>[]): Promise<void> {
  const now = await ctx.db
    .select({ id: reviewPhotos.id })
    .from(reviewPhotos)
    .where(eq(reviewPhotos.reviewId, reviewId))
    .orderBy(reviewPhotos.position);
  await dropPhotos(
    ctx,
    now.map(({ id }) => id).filter((id) => !photoIds.includes(id)),
  );
  if (photoIds.length === 0) return;
  const placed = await ctx.db
    .update(reviewPhotos)
    .set({ reviewId, position: sql`array_position(${sql.param([...photoIds])}::text[], ${reviewPhotos.id}) - 1` })
    .where(
      and(
        inArray(reviewPhotos.id, [...photoIds]),
        eq(reviewPhotos.userId, ctx.user.id),
        or(isNull(reviewPhotos.reviewId), eq(reviewPhotos.reviewId, reviewId)),
      ),
    )
    .returning({ id: reviewPhotos.id });
  if (placed.length < photoIds.length) throw new AppError('NOT_FOUND');
}

/** Drops the rows in the caller's transaction, and their files after it. */
export async function dropPhotos(ctx: Pick<Ctx, 'db'>, ids: readonly Id<'pho'>[]): Promise<void> {
  if (ids.length === 0) return;
  const gone = await ctx.db
    .delete(reviewPhotos)
    .where(inArray(reviewPhotos.id, [...ids]))
    .returning({ id: reviewPhotos.id });
  const names = filesOf(gone.map(({ id }) => id));
  if (names.length > 0) await enqueue(ctx, { topic: 'drop-files', names }, `drop-files:${crypto.randomUUID()}`);
}

/** Photos of these reviews. */
export async function photosOfReviews(ctx: Pick<Ctx, 'db'>, reviewIds: readonly Id<'rev'>[]): Promise<Id<'pho'>[]> {
  const found = await ctx.db
    .select({ id: reviewPhotos.id })
    .from(reviewPhotos)
    .where(inArray(reviewPhotos.reviewId, [...reviewIds]));
  return found.map(({ id }) => id);
}

/** Photos that were put into no review until now. @returns how many went, at most `batch` */
export async function dropLoosePhotos(ctx: Ctx, uploadedUntil: Date, batch: number): Promise<number> {
  return inTx(ctx, async (tx) => {
    const due = await tx.db
      .select({ id: reviewPhotos.id })
      .from(reviewPhotos)
      .where(and(isNull(reviewPhotos.reviewId), lte(reviewPhotos.createdAt, uploadedUntil)))
      .limit(batch)
      .for('update', { skipLocked: true });
    await dropPhotos(
      tx,
      due.map(({ id }) => id),
    );
    return due.length;
  });
}

/** Whose photo a file is, and whether staff have hidden its review; null where the photo is gone or never was. */
export async function findPhoto(
  ctx: Pick<Ctx, 'db'>,
  name: string,
): Promise<{ userId: Id<'usr'>; hidden: boolean } | null> {
  const id = photoOfFile('pho', name);
  if (!id) return null;
  const [found] = await ctx.db
    .select({ userId: reviewPhotos.userId, hidden: sql<boolean>`${reviews.hiddenAt} IS NOT NULL` })
    .from(reviewPhotos)
    .leftJoin(reviews, eq(reviews.id, reviewPhotos.reviewId))
    .where(eq(reviewPhotos.id, id));
  return found ?? null;
}
