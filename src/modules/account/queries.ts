import 'server-only';
import { and, asc, desc, eq, inArray, isNotNull, isNull, notExists, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Id } from '~/lib/ids';
import type { Db } from '~/server/db';
import { ADVERTISING } from './rules';
import { consents, identities, staffAreas, users } from './tables';

/** The account that has proven this e-mail address (already in its normal form) to be its own, with what a login compares. */
export async function findUserByEmail(db: Db, email: string) {
  const rows = await db
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(sql`lower(${users.email})`, email), isNotNull(users.emailVerifiedAt)));
  return rows[0];
}

/** Whose identity at the provider this is. The provider's own id decides, never an e-mail address. */
export async function findUserBySubject(db: Db, provider: 'naver', subject: string): Promise<Id<'usr'> | undefined> {
  const rows = await db
    .select({ userId: identities.userId })
    .from(identities)
    .where(and(eq(identities.provider, provider), eq(identities.subject, subject)));
  return rows[0]?.userId;
}

/** Their Naver identity; withdrawn at Naver, it is no way in until they come back. */
const naverOfUser = and(
  eq(identities.userId, users.id),
  eq(identities.provider, 'naver'),
  isNull(identities.withdrawnAt),
);

const hasAnArea = sql`EXISTS (SELECT FROM ${staffAreas} WHERE ${staffAreas.userId} = ${users.id})`;

/** What the account page shows, one row. `hasDesk`: whether there is anything for them in the admin. */
export async function findAccount(db: Db, userId: Id<'usr'>) {
  const rows = await db
    .select({
      name: users.name,
      email: users.email,
      emailVerified: sql<boolean>`${users.emailVerifiedAt} IS NOT NULL`,
      phone: users.phone,
      hasDesk: sql<boolean>`${users.role} = 'ADMIN' OR (${users.role} = 'STAFF' AND ${hasAnArea})`,
      createdAt: users.createdAt,
      password: sql<boolean>`${users.passwordHash} IS NOT NULL`,
      naver: sql<boolean>`${identities.subject} IS NOT NULL`,
    })
    .from(users)
    .leftJoin(identities, naverOfUser)
    .where(and(eq(users.id, userId), isNull(users.erasedAt)));
  return rows[0];
}

/** The last word on each kind of consent, of the people whom `scope` names. */
export async function latestConsents(db: Db, scope: SQL | undefined) {
  return db
    .selectDistinctOn([consents.userId, consents.kind], {
      id: consents.id,
      userId: consents.userId,
      kind: consents.kind,
      granted: consents.granted,
      version: consents.version,
      channel: consents.channel,
      at: consents.at,
      askedAt: consents.askedAt,
    })
    .from(consents)
    .where(scope)
    .orderBy(consents.userId, consents.kind, desc(consents.at), desc(consents.id));
}

/** Consents to advertising that hold, of people who are still here, where `scope` says which; the oldest first. */
export async function lastAdvertising(db: Db, scope: SQL | undefined, limit: number) {
  const newer = alias(consents, 'newer');
  return db
    .select({
      id: consents.id,
      userId: consents.userId,
      kind: consents.kind,
      version: consents.version,
      at: consents.at,
      askedAt: consents.askedAt,
    })
    .from(consents)
    .innerJoin(users, eq(users.id, consents.userId))
    .where(
      and(
        eq(consents.granted, true),
        inArray(consents.kind, ADVERTISING),
        isNull(users.erasedAt),
        scope,
        notExists(
          db
            .select({ id: newer.id })
            .from(newer)
            .where(
              and(
                eq(newer.userId, consents.userId),
                eq(newer.kind, consents.kind),
                sql`(${newer.at}, ${newer.id}) > (${consents.at}, ${consents.id})`,
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(consents.at), asc(consents.id))
    .limit(limit);
}

/** How somebody gets into their account: a password counts with an address that is proven to be theirs. */
export type WaysIn = { readonly email: string | null; readonly password: boolean; readonly naver: boolean };

export async function findWaysIn(db: Db, userId: Id<'usr'>): Promise<WaysIn | undefined> {
  const verified = sql`${users.emailVerifiedAt} IS NOT NULL`;
  const rows = await db
    .select({
      email: sql<string | null>`CASE WHEN ${verified} THEN ${users.email} END`,
      password: sql<boolean>`${verified} AND ${users.passwordHash} IS NOT NULL`,
      naver: sql<boolean>`${identities.subject} IS NOT NULL`,
    })
    .from(users)
    .leftJoin(identities, naverOfUser)
    .where(eq(users.id, userId));
  return rows[0];
}
