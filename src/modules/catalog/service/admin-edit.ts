import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { enqueue } from '~/modules/notification/service';
import { inTx, type Ctx } from '~/server/context';
import { dropPages } from '~/server/drop-pages';
import { log } from '~/server/logger';
import { pageTag } from '~/server/page-cache';
import type { PriceInput, StatusInput } from '../admin-input';
import { products, variants } from '../tables';

/** The delivered outbox row is the second drop of the pages, after whatever was being rendered during the change. */
const SECOND_DROP_SECONDS = 2;

/**
 * Sets both prices of an option, minor units, if they still are what the editor saw. Every stored page that shows the product
 * is forgotten: at once, and by the outbox if this process should die here. The log says who changed what.
 * @throws AppError NOT_FOUND | CHANGED_MEANWHILE with the prices of now (`listPrice` 0 where there is none)
 */
export async function changePrice(ctx: Ctx, { variantId, price, listPrice, seen }: PriceInput): Promise<void> {
  const tags = await inTx(ctx, async (tx) => {
    const [changed] = await tx.db
      .update(variants)
      .set({ price, listPrice, updatedAt: sql`now()` })
      .where(
        and(
          eq(variants.id, variantId),
          eq(variants.price, seen.price),
          sql`${variants.listPrice} IS NOT DISTINCT FROM ${seen.listPrice}`,
        ),
      )
      .returning({ productId: variants.productId });
    if (!changed) throw await priceRefusal(tx, variantId);
    const [product] = await tx.db
      .update(products)
      .set({ updatedAt: sql`now()` })
      .where(eq(products.id, changed.productId))
      .returning({ slug: products.slug });
    return forgetPages(tx, product?.slug);
  });
  dropPages(tags);
  const change = { priceBefore: seen.price, price, listPriceBefore: seen.listPrice, listPrice };
  log.info('catalog.price-changed', { ...editor(ctx), variantId, ...change });
}

async function priceRefusal(ctx: Ctx, variantId: Id<'var'>): Promise<AppError> {
  const [now] = await ctx.db
    .select({ price: variants.price, listPrice: variants.listPrice })
    .from(variants)
    .where(eq(variants.id, variantId));
  return now
    ? new AppError('CHANGED_MEANWHILE', { price: now.price, listPrice: now.listPrice ?? 0 })
    : new AppError('NOT_FOUND');
}

/**
 * Puts a product on sale or takes it off, if its status still is what the editor saw. What goes on sale for the first time is
 * new from then on. The log says who did it. @throws AppError NOT_FOUND | CHANGED_MEANWHILE with the status of now
 */
export async function changeStatus(ctx: Ctx, { productId, status, seen }: StatusInput): Promise<void> {
  const tags = await inTx(ctx, async (tx) => {
    const published = seen === 'DRAFT' && status === 'ACTIVE' ? { publishedAt: sql`now()` } : {};
    const [changed] = await tx.db
      .update(products)
      .set({ status, ...published, updatedAt: sql`now()` })
      .where(and(eq(products.id, productId), eq(products.status, seen)))
      .returning({ slug: products.slug });
    if (changed) return forgetPages(tx, changed.slug);
    const [now] = await tx.db.select({ status: products.status }).from(products).where(eq(products.id, productId));
    throw now ? new AppError('CHANGED_MEANWHILE', { status: now.status }) : new AppError('NOT_FOUND');
  });
  dropPages(tags);
  log.info('catalog.status-changed', { ...editor(ctx), productId, statusBefore: seen, status });
}

export const editor = ({ requestId, user }: Ctx) => ({ requestId, adminId: user?.id });

/** Tags of the stored pages that show these variants: their products' own and the lists'. */
export async function pagesOf({ db }: Pick<Ctx, 'db'>, variantIds: readonly Id<'var'>[]): Promise<string[]> {
  const shown = await db
    .selectDistinct({ slug: products.slug })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.id, [...variantIds]));
  return [...shown.map(({ slug }) => pageTag.product(slug)), pageTag.catalog];
}

/** Asks the outbox, in the transaction of the change, to forget every stored page that shows the product. */
export async function forgetPages(ctx: Ctx, slug: string | undefined): Promise<string[]> {
  if (slug === undefined) throw new AppError('NOT_FOUND');
  const tags = [pageTag.product(slug), pageTag.catalog];
  await enqueue(ctx, { topic: 'page-tags', tags }, `pages:${slug}:${crypto.randomUUID()}`, SECOND_DROP_SECONDS);
  return tags;
}
