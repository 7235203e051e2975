import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { loadMessages } from '~/i18n/messages';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { requireDesk } from '~/modules/account/service/roles';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { dropPages } from '~/server/drop-pages';
import { log } from '~/server/logger';
import { storage } from '~/server/storage';
import type { PicturesInput, TextsInput } from '../admin-input';
import { findForEdit, listPictureWords, type EditedProduct } from '../queries/edit-product';
import { drawnSharePath, kindOfPicture, storedFileOf } from '../rules/pictures';
import { productPictures, products } from '../tables';
import { editor, forgetPages } from './admin-edit';
import { servingText } from './card';
import { dropFilesOf } from './product-pictures';
import { drawShare } from './share-picture';

type Signed = Ctx & { readonly user: SessionUser };

/** Stored pages and messengers may ask for the picture before for so long. */
const SHARE_KEPT_SECONDS = 86_400;

/** A product's words and pictures as they are, and the pictures it showed once and may show again. @throws AppError NOT_FOUND */
export async function getProductForEdit(ctx: Ctx, productId: Id<'prd'>) {
  const [product, words] = await Promise.all([findForEdit(ctx.db, productId), listPictureWords(ctx.db, productId)]);
  if (!product) throw new AppError('NOT_FOUND');
  const { id, slug, edition, tile, images, texts, hasFlavourPictures } = product;
  const known = new Map(words.map((picture) => [picture.path, picture]));
  const view = (path: string) => ({
    path,
    kind: kindOfPicture(path),
    altKo: known.get(path)?.altKo ?? null,
    altEn: known.get(path)?.altEn ?? null,
  });
  const left = words.filter(({ path, shownAt }) => shownAt !== null && !images.includes(path));
  return {
    ...{ id, slug, edition, tile, texts, hasFlavourPictures },
    pictures: images.map(view),
    left: left.map(({ path }) => view(path)),
  };
}

/**
 * Writes a product's words if it still is the edition the editor saw. The picture of shared links is drawn before, and every stored
 * page that shows the product is forgotten: at once, and by the outbox if this process should die here.
 * @throws AppError NOT_FOUND | CHANGED_MEANWHILE | BUSY where too many pictures wait to be drawn
 */
export async function saveTexts(ctx: Signed, { productId, seen, ...texts }: TextsInput): Promise<void> {
  const before = await editable(ctx, productId, seen);
  await withShare(ctx, before, { name: texts.nameKo }, (shareImage) => write(ctx, before, { ...texts, shareImage }));
  log.info('catalog.texts-changed', { ...editor(ctx), productId, edition: seen + 1 });
}

/**
 * Makes these the pictures of a product, in this order, with these words, if it still is the edition the editor saw. What is left out
 * keeps its file, for the orders that show it, and can be put back.
 * @throws AppError NOT_FOUND unless each is the product's own | CHANGED_MEANWHILE | BUSY
 */
export async function savePictures(ctx: Signed, { productId, seen, pictures }: PicturesInput): Promise<void> {
  const before = await editable(ctx, productId, seen);
  const known = new Set([...before.images, ...(await listPictureWords(ctx.db, productId)).map(({ path }) => path)]);
  const paths = pictures.map(({ path }) => path);
  if (!paths.every((path) => known.has(path))) throw new AppError('NOT_FOUND');
  await withShare(ctx, before, { face: paths[0] ?? '' }, (shareImage) =>
    write(ctx, before, { images: paths, shareImage }, (tx) => keepWords(tx, before, pictures)),
  );
  log.info('catalog.pictures-changed', { ...editor(ctx), productId, edition: seen + 1, pictures: paths.length });
}

async function editable(ctx: Ctx, productId: Id<'prd'>, seen: number): Promise<EditedProduct> {
  const product = await findForEdit(ctx.db, productId);
  if (!product) throw new AppError('NOT_FOUND');
  if (product.edition !== seen) throw new AppError('CHANGED_MEANWHILE');
  return product;
}

/**
 * Draws the picture of shared links as it will be, and takes it away again where the change is not made. A process that dies in
 * between leaves a file that nobody names.
 */
async function withShare(
  ctx: Signed,
  before: EditedProduct,
  change: { readonly name?: string; readonly face?: string },
  save: (shareImage: string) => Promise<void>,
): Promise<void> {
  const { facts, tile, brandKo, serving } = before;
  const size = servingText(facts);
  const drawn = await drawShare(ctx.user.id, {
    ...{ facts, tile, brand: brandKo, shop: ctx.shop.name.ko },
    protein: loadMessages('ko').catalog.list.nutrients.protein,
    serving: serving.includes(size) ? serving : `${serving} ${size}`,
    name: change.name ?? before.texts.nameKo,
    face: change.face ?? before.images[0] ?? '',
  });
  const path = drawnSharePath(newId('pic'));
  const file = storedFileOf(path) ?? '';
  await storage().put(file, drawn);
  try {
    await save(path);
  } catch (error) {
    await storage().remove(file);
    throw error;
  }
}

async function write(
  ctx: Signed,
  { id, edition, shareImage }: EditedProduct,
  change: Partial<typeof products.$inferInsert>,
  alongside?: (tx: Signed) => Promise<void>,
): Promise<void> {
  const tags = await inTx(ctx, async (tx) => {
    // Drawing took its time: who was put out meanwhile changes nothing.
    await requireDesk(tx, 'products');
    const [changed] = await tx.db
      .update(products)
      .set({ ...change, edition: edition + 1, updatedAt: sql`now()` })
      .where(and(eq(products.id, id), eq(products.edition, edition)))
      .returning({ slug: products.slug });
    if (!changed) throw new AppError('CHANGED_MEANWHILE');
    await alongside?.(tx);
    await dropFilesOf(tx, shareImage === null ? [] : [shareImage], SHARE_KEPT_SECONDS);
    return forgetPages(tx, changed.slug);
  });
  dropPages(tags);
}

/** Keeps the words of the pictures shown from now on, and that those left out were shown. */
async function keepWords(tx: Ctx, before: EditedProduct, pictures: PicturesInput['pictures']): Promise<void> {
  const productId = before.id;
  const shown = pictures.map(({ path, altKo, altEn }) => ({ path, productId, altKo, altEn, shownAt: sql`now()` }));
  const left = before.images
    .filter((path) => !pictures.some((picture) => picture.path === path))
    .map((path) => ({ path, productId, shownAt: sql`now()` }));
  await tx.db
    .insert(productPictures)
    .values(shown)
    .onConflictDoUpdate({
      target: [productPictures.productId, productPictures.path],
      set: {
        altKo: sql`excluded.alt_ko`,
        altEn: sql`excluded.alt_en`,
        shownAt: sql`coalesce(${productPictures.shownAt}, excluded.shown_at)`,
      },
    });
  if (left.length > 0) await tx.db.insert(productPictures).values(left).onConflictDoNothing();
}
