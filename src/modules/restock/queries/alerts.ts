import 'server-only';
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { users } from '~/modules/account/tables';
import { variantImage, variantWords } from '~/modules/catalog/queries/variant-words';
import { products, variants } from '~/modules/catalog/tables';
import { availableUnits } from '~/modules/inventory/queries/available';
import { variantStock } from '~/modules/inventory/tables';
import type { Db } from '~/server/db';
import { restockAlerts } from '../tables';

const GOODS = {
  slug: products.slug,
  nameKo: products.nameKo,
  nameEn: products.nameEn,
  ...variantWords,
  image: variantImage,
  tile: products.tile,
};

const isForSale = and(variants.active, eq(products.status, 'ACTIVE'));

/** A variant on sale and what can be bought of it now, or undefined. */
export async function findVariant(db: Db, variantId: Id<'var'>) {
  const [found] = await db
    .select({ ...GOODS, available: availableUnits(variants.id) })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .leftJoin(variantStock, eq(variantStock.variantId, variants.id))
    .where(and(eq(variants.id, variantId), isForSale));
  return found;
}

/** Alerts with their goods, whatever became of these; `where` is the caller's. */
const selectAlerts = (db: Db, where: SQL | undefined) =>
  db
    .select({
      ...GOODS,
      id: restockAlerts.id,
      variantId: restockAlerts.variantId,
      userId: restockAlerts.userId,
      confirmedAt: restockAlerts.confirmedAt,
      createdAt: restockAlerts.createdAt,
    })
    .from(restockAlerts)
    .innerJoin(variants, eq(variants.id, restockAlerts.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(where)
    .orderBy(desc(restockAlerts.createdAt), asc(restockAlerts.id));

/** An alert that still waits, or undefined. One that nobody has confirmed counts while its link holds. */
export async function findWaiting(db: Db, id: Id<'rst'>, unconfirmedSince: Date) {
  const [found] = await selectAlerts(
    db,
    and(
      eq(restockAlerts.id, id),
      isNull(restockAlerts.firedAt),
      sql`(${restockAlerts.confirmedAt} IS NOT NULL OR ${gt(restockAlerts.createdAt, unconfirmedSince)})`,
    ),
  );
  return found;
}

/** What somebody waits for, newest first. One statement. */
export const listWaiting = (db: Db, userId: Id<'usr'>) =>
  selectAlerts(db, and(eq(restockAlerts.userId, userId), isNull(restockAlerts.firedAt)));

/** How many alerts of a person or a mailbox wait. One statement. */
export async function countWaiting(db: Db, whose: SQL): Promise<number> {
  const [found] = await db
    .select({ count: count() })
    .from(restockAlerts)
    .where(and(whose, isNull(restockAlerts.firedAt)));
  return found?.count ?? 0;
}

/** The address somebody has proven, and whether they do without these mails. */
export async function findMailbox(db: Db, userId: Id<'usr'>) {
  const [found] = await db
    .select({
      email: sql<string | null>`CASE WHEN ${users.emailVerifiedAt} IS NULL THEN NULL ELSE ${users.email} END`,
      isMuted: sql<boolean>`'restock' = ANY(${users.mutedMails})`,
    })
    .from(users)
    .where(eq(users.id, userId));
  return found;
}

/** What the mail says and to whom: of an account the address it has proven by now. */
export async function findAddressed(db: Db, id: Id<'rst'>) {
  const [found] = await db
    .select({
      ...GOODS,
      email: sql<string | null>`coalesce(${restockAlerts.email},
        CASE WHEN ${users.emailVerifiedAt} IS NULL THEN NULL ELSE ${users.email} END)`,
      locale: sql<'ko' | 'en'>`coalesce(${users.locale}, ${restockAlerts.locale})`,
      confirmedAt: restockAlerts.confirmedAt,
      firedAt: restockAlerts.firedAt,
    })
    .from(restockAlerts)
    .innerJoin(variants, eq(variants.id, restockAlerts.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .leftJoin(users, eq(users.id, restockAlerts.userId))
    .where(eq(restockAlerts.id, id));
  return found;
}

/** Variants somebody waits for that can be bought now. */
function backInStock(db: Db) {
  const waited = db
    .select({ id: restockAlerts.variantId })
    .from(restockAlerts)
    .where(and(isNull(restockAlerts.firedAt), sql`${restockAlerts.confirmedAt} IS NOT NULL`));
  return db
    .select({ id: variants.id })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(variantStock, eq(variantStock.variantId, variants.id))
    .where(and(sql`${variants.id} IN ${waited}`, isForSale, sql`${availableUnits(variants.id)} > 0`));
}

/** Confirmed alerts of what can be bought now, the oldest first, locked; those somebody is at, and those of people without these mails, are left out. */
export function lockDue(db: Db, limit: number) {
  return db
    .select({ id: restockAlerts.id })
    .from(restockAlerts)
    .leftJoin(users, eq(users.id, restockAlerts.userId))
    .where(
      and(
        isNull(restockAlerts.firedAt),
        isNotNull(restockAlerts.confirmedAt),
        inArray(restockAlerts.variantId, backInStock(db)),
        or(isNull(restockAlerts.userId), sql`NOT 'restock' = ANY(${users.mutedMails})`),
      ),
    )
    .orderBy(asc(restockAlerts.createdAt))
    .limit(limit)
    .for('update', { of: restockAlerts, skipLocked: true });
}

/** What waits for somebody, by their account or by the address they have proven. */
export function waitsFor(db: Db, userId: Id<'usr'>): SQL | undefined {
  const address = db
    .select({ email: sql`lower(${users.email})` })
    .from(users)
    .where(and(eq(users.id, userId), isNotNull(users.emailVerifiedAt)));
  return or(eq(restockAlerts.userId, userId), inArray(sql`lower(${restockAlerts.email})`, address));
}
