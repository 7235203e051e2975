import 'server-only';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { users } from '~/modules/account/tables';
import type { Db } from '~/server/db';

/** The address of an account that nobody has proven to be theirs; null where it is proven, and where there is none. */
export async function findUnprovenEmail(db: Db, userId: Id<'usr'>): Promise<string | null> {
  const unproven = and(eq(users.id, userId), isNull(users.emailVerifiedAt));
  const [found] = await db.select({ email: users.email }).from(users).where(unproven);
  return found?.email ?? null;
}

/** What an account calls its owner, where its address is proven to be theirs; null where it is not. */
export async function findProvenName(db: Db, userId: Id<'usr'>): Promise<string | null> {
  const proven = and(eq(users.id, userId), isNotNull(users.emailVerifiedAt));
  const [found] = await db.select({ name: users.name }).from(users).where(proven);
  return found?.name ?? null;
}
