import 'server-only';
import { asc, desc, eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { addresses, consents, emailCodes, identities, staffAreas, users } from '~/modules/account/tables';
import { cartLines, carts } from '~/modules/cart/tables';
import { products, variants } from '~/modules/catalog/tables';
import { dayTargets } from '~/modules/nutrition/tables';
import { notices } from '~/modules/notice/tables';
import { orders } from '~/modules/order/tables';
import { wishes } from '~/modules/wish/tables';
import type { Db } from '~/server/db';

/** What the account itself holds of a person. Secrets, as hashes and tokens, are no data of theirs. */
export async function readPerson(db: Db, userId: Id<'usr'>) {
  const [profile] = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      emailVerifiedAt: users.emailVerifiedAt,
      phone: users.phone,
      language: users.locale,
      role: users.role,
      mutedMails: users.mutedMails,
      passwordHash: users.passwordHash,
      createdAt: users.createdAt,
      updatedAt: users.updatedAt,
    })
    .from(users)
    .where(eq(users.id, userId));
  if (!profile) return undefined;
  const { passwordHash, ...shown } = profile;
  const [ways, kept, said, codes, areas] = await Promise.all([
    db
      .select({
        provider: identities.provider,
        nameThere: identities.subject,
        since: identities.createdAt,
        withdrawnAt: identities.withdrawnAt,
      })
      .from(identities)
      .where(eq(identities.userId, userId)),
    db.select().from(addresses).where(eq(addresses.userId, userId)).orderBy(asc(addresses.createdAt)),
    db.select().from(consents).where(eq(consents.userId, userId)).orderBy(asc(consents.at)),
    db
      .select({
        purpose: emailCodes.purpose,
        email: emailCodes.email,
        sentAt: emailCodes.createdAt,
        checkedAt: emailCodes.checkedAt,
        usedAt: emailCodes.usedAt,
      })
      .from(emailCodes)
      .where(eq(emailCodes.userId, userId)),
    db
      .select({ area: staffAreas.area, since: staffAreas.createdAt })
      .from(staffAreas)
      .where(eq(staffAreas.userId, userId)),
  ]);
  return {
    profile: shown,
    waysIn: [...(passwordHash === null ? [] : [{ provider: 'password' as const }]), ...ways],
    addresses: kept.map(({ userId: _mine, ...address }) => address),
    consents: said.map(({ userId: _mine, ...consent }) => consent),
    codes,
    staffAreas: areas,
  };
}

export async function readCart(db: Db, userId: Id<'usr'>) {
  return db
    .select({
      nameKo: products.nameKo,
      nameEn: products.nameEn,
      sku: variants.sku,
      quantity: cartLines.quantity,
      selected: cartLines.selected,
      putInAt: cartLines.createdAt,
    })
    .from(cartLines)
    .innerJoin(carts, eq(carts.id, cartLines.cartId))
    .innerJoin(variants, eq(variants.id, cartLines.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(carts.userId, userId))
    .orderBy(asc(cartLines.createdAt));
}

export async function readWishes(db: Db, userId: Id<'usr'>) {
  return db
    .select({ nameKo: products.nameKo, nameEn: products.nameEn, wishedAt: wishes.createdAt })
    .from(wishes)
    .innerJoin(products, eq(products.id, wishes.productId))
    .where(eq(wishes.userId, userId))
    .orderBy(asc(wishes.createdAt));
}

/** The day the account keeps of the calculator; null where none is kept. */
export async function readDayTarget(db: Db, userId: Id<'usr'>) {
  const [row] = await db.select().from(dayTargets).where(eq(dayTargets.userId, userId));
  if (!row) return null;
  const { userId: _mine, ...target } = row;
  return target;
}

export async function readNotices(db: Db, userId: Id<'usr'>) {
  return db
    .select({ kind: notices.kind, order: notices.orderNumber, at: notices.createdAt, readAt: notices.readAt })
    .from(notices)
    .where(eq(notices.userId, userId))
    .orderBy(desc(notices.createdAt));
}

export async function readOrders(db: Db, userId: Id<'usr'>) {
  return db.select().from(orders).where(eq(orders.userId, userId)).orderBy(desc(orders.createdAt));
}
