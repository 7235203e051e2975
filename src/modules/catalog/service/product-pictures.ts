import 'server-only';
import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { requireDesk } from '~/modules/account/service/roles';
import { enqueue } from '~/modules/notification/service';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { redrawSquare } from '~/server/pictures';
import { storage } from '~/server/storage';
import { PICTURES_MAX, storedFileOf, uploadPath } from '../rules/pictures';
import { productPictures, products } from '../tables';

type Signed = Ctx & { readonly user: SessionUser };

/** Uploads of one product that it has not shown yet: all its pictures twice. */
const LOOSE_MOST = 2 * PICTURES_MAX;

/**
 * Keeps a picture that staff are about to put on a product. The row comes first: whatever happens, a file no product shows is found
 * again and dropped. @throws AppError NOT_FOUND, PICTURE_LARGE, PICTURE_UNREADABLE, BUSY, RATE_LIMITED where twenty of the
 * product's wait to be shown
 */
export async function keepPicture(
  ctx: Signed,
  productId: Id<'prd'>,
  bytes: Uint8Array,
  { signal }: Pick<AbortController, 'signal'> = new AbortController(),
): Promise<{ path: string }> {
  const square = await redrawSquare(bytes, { userId: ctx.user.id, signal });
  const path = uploadPath(newId('pic'));
  await inTx(ctx, async (tx) => {
    await requireDesk(tx, 'products');
    const [product] = await tx.db
      .select({ id: products.id })
      .from(products)
      .where(eq(products.id, productId))
      .for('update');
    if (!product) throw new AppError('NOT_FOUND');
    const loose = and(eq(productPictures.productId, productId), isNull(productPictures.shownAt));
    if ((await tx.db.$count(productPictures, loose)) >= LOOSE_MOST) throw new AppError('RATE_LIMITED');
    await tx.db.insert(productPictures).values({ path, productId });
  });
  await storage().put(storedFileOf(path) ?? '', square);
  return { path };
}

/** A picture's file by its name, or null. */
export async function readPicture(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = storedFileOf(`/pictures/${name}`);
  return file ? storage().get(file) : null;
}

/** Uploads that no product has shown until now. @returns how many went, at most `batch` */
export async function dropLoosePictures(ctx: Ctx, uploadedUntil: Date, batch: number): Promise<number> {
  return inTx(ctx, async (tx) => {
    const due = tx.db
      .select({ path: productPictures.path })
      .from(productPictures)
      .where(and(isNull(productPictures.shownAt), lte(productPictures.createdAt, uploadedUntil)))
      .limit(batch)
      .for('update', { skipLocked: true });
    const gone = await tx.db
      .delete(productPictures)
      .where(sql`${productPictures.path} IN ${due}`)
      .returning({ path: productPictures.path });
    await dropFilesOf(
      tx,
      gone.map(({ path }) => path),
    );
    return gone.length;
  });
}

/** Asks, in the caller's transaction, for the files of these paths to be removed; the shop's own folder keeps what it has. */
export async function dropFilesOf(ctx: Pick<Ctx, 'db'>, paths: readonly string[], delaySeconds = 0): Promise<void> {
  const names = paths.flatMap((path) => storedFileOf(path) ?? []);
  if (names.length === 0) return;
  await enqueue(ctx, { topic: 'drop-files', names }, `drop-files:${crypto.randomUUID()}`, delaySeconds);
}
