import 'server-only';
import { and, count, desc, eq, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { begins } from '~/server/begins';
import type { Db } from '~/server/db';
import { mobileNumber, normalEmail, type AnyConsent } from '../rules';
import { consents, identities, secondSteps, staffAreas, users } from '../tables';

/** What was typed is an address, a number or a name: each is found whole or by how it begins. */
function meant(query: string): SQL | undefined {
  if (query.includes('@')) return begins(sql`lower(${users.email})`, normalEmail(query));
  const digits = mobileNumber(query) ?? query.replace(/[\s-]/g, '');
  if (/^\d{4,}$/.test(digits)) return begins(users.phone, digits);
  const start = query.toLowerCase();
  return or(begins(sql`lower(${users.name})`, start), begins(sql`lower(${users.email})`, start));
}

/** What a list tells of a member. */
const LISTED = {
  id: users.id,
  name: users.name,
  email: users.email,
  isProven: sql<boolean>`${users.emailVerifiedAt} IS NOT NULL`,
  phone: users.phone,
  role: users.role,
  createdAt: users.createdAt,
};

const listMembers = (db: Db, where: SQL | undefined) =>
  db.select(LISTED).from(users).where(where).orderBy(desc(users.createdAt), desc(users.id));

/** Members this may be about, the newest first, a page of them; whoever left is nobody. Two statements. */
export async function searchMembers(db: Db, query: string, page: number, pageSize: number) {
  const where = and(isNull(users.erasedAt), meant(query));
  const [items, [total]] = await Promise.all([
    listMembers(db, where)
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ count: count() }).from(users).where(where),
  ]);
  return { items, total: total?.count ?? 0 };
}

/** Who joined last. */
export const newestMembers = async (db: Db, count: number) => listMembers(db, isNull(users.erasedAt)).limit(count);

/** One member with what they may do and how they come in. */
export async function findMember(db: Db, userId: Id<'usr'>) {
  const [member] = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      emailVerifiedAt: users.emailVerifiedAt,
      phone: users.phone,
      locale: users.locale,
      role: users.role,
      areas: sql<string[]>`ARRAY(SELECT area FROM ${staffAreas} WHERE user_id = ${userId} ORDER BY area)`,
      createdAt: users.createdAt,
      password: sql<boolean>`${users.passwordHash} IS NOT NULL`,
      secondStep: sql<boolean>`EXISTS (SELECT 1 FROM ${secondSteps} WHERE user_id = ${userId} AND confirmed_at IS NOT NULL)`,
      naver: sql<boolean>`EXISTS (SELECT 1 FROM ${identities} WHERE user_id = ${userId} AND withdrawn_at IS NULL)`,
    })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.erasedAt)));
  return member;
}

export type ConsentNow = {
  readonly kind: AnyConsent;
  readonly granted: boolean;
  readonly version: string;
  readonly at: Date;
};

/** What somebody agrees to now: the last word on each. */
export function listConsentsNow(db: Db, userId: Id<'usr'>): Promise<ConsentNow[]> {
  return db
    .selectDistinctOn([consents.kind], {
      kind: consents.kind,
      granted: consents.granted,
      version: consents.version,
      at: consents.at,
    })
    .from(consents)
    .where(eq(consents.userId, userId))
    .orderBy(consents.kind, desc(consents.at));
}
