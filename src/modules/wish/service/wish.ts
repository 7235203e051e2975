import 'server-only';
import { and, count, eq, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { lockMe } from '~/modules/account/service/person';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import type { Db } from '~/server/db';
import { takeLimit } from '~/server/rate-limit';
import type { WishInput } from '../input';
import { listWishedIds } from '../queries';
import { WISHES_MOST } from '../rules';
import { wishes } from '../tables';

type Signed = Ctx & { readonly user: SessionUser };

const idsOf = (productIds: readonly Id<'prd'>[]) => sql`${sql.param([...productIds])}::text[]`;

/**
 * Says whether somebody wishes for a product; said again it changes nothing. Under the lock of the person many at once keep to
 * the most a list may hold.
 * @throws AppError NOT_FOUND for a product there is not, WISHES_FULL, RATE_LIMITED, UNAUTHENTICATED where they have left
 */
export async function setWished(ctx: Signed, { productId, wished }: WishInput): Promise<{ wished: boolean }> {
  await takeLimit('wish.person', ctx.user.id);
  if (wished) await inTx(ctx, (tx) => addOne(tx, productId));
  else await ctx.db.delete(wishes).where(and(eq(wishes.userId, ctx.user.id), eq(wishes.productId, productId)));
  return { wished };
}

async function addOne(ctx: Signed, productId: Id<'prd'>): Promise<void> {
  await lockMe(ctx);
  const added = await add(ctx, [productId]);
  if (added > 0 || (await listWishedIds(ctx.db, ctx.user.id)).includes(productId)) return;
  if ((await countWishes(ctx.db, ctx.user.id)) >= WISHES_MOST) throw new AppError('WISHES_FULL', { max: WISHES_MOST });
  throw new AppError('NOT_FOUND');
}

async function countWishes(db: Db, userId: Id<'usr'>): Promise<number> {
  const [row] = await db.select({ wishes: count() }).from(wishes).where(eq(wishes.userId, userId));
  return row?.wishes ?? 0;
}

/** Adds those that are products and not there yet, the first of them as the newest, as many as there is room for. */
async function add({ db, user }: Signed, productIds: readonly Id<'prd'>[]): Promise<number> {
  const rows = await db.execute(sql`
    INSERT INTO ${wishes} (user_id, product_id, created_at)
    SELECT ${user.id}, p.id, now() - (asked.place - 1) * interval '1 millisecond'
    FROM unnest(${idsOf(productIds)}) WITH ORDINALITY AS asked (id, place) JOIN products p ON p.id = asked.id AND p.status <> 'DRAFT'
    WHERE NOT EXISTS (SELECT 1 FROM ${wishes} w WHERE w.user_id = ${user.id} AND w.product_id = p.id)
    ORDER BY asked.place
    LIMIT greatest(0, ${WISHES_MOST}::int - (SELECT count(*) FROM ${wishes} WHERE user_id = ${user.id}))
    ON CONFLICT DO NOTHING
    RETURNING product_id`);
  return rows.length;
}

/**
 * What a device kept before its owner signed in joins their list, as far as there is room, the newest first; again it changes
 * nothing. @returns the whole list, the last wish first. @throws AppError UNAUTHENTICATED where they have left
 */
export async function mergeWishes(
  ctx: Signed,
  { productIds }: { productIds: readonly Id<'prd'>[] },
): Promise<Id<'prd'>[]> {
  await takeLimit('wish.person', ctx.user.id);
  return inTx(ctx, async (tx) => {
    await lockMe(tx);
    await add(tx, productIds);
    return listWishedIds(tx.db, tx.user.id);
  });
}

/** Forgets the list of somebody who leaves. */
export async function forgetWishes(ctx: Pick<Ctx, 'db'>, userId: Id<'usr'>): Promise<void> {
  await ctx.db.delete(wishes).where(eq(wishes.userId, userId));
}
