import 'server-only';
import { randomBytes } from 'node:crypto';
import { and, eq, gt, like, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { sha256 } from '~/server/secret';
import { sessions } from '../tables';

type DbCtx = Pick<Ctx, 'db'>;

export const ENTRY_COOKIE = 'shop.entry';
export const ENTRY_TTL = 60;

// No refresh cookie can name a family like this (sessions.ts), so the row is good for the exchange below and nothing else.
const familyOf = (ticket: string): string => `entry.${sha256(ticket).slice(0, 32)}`;

/** A ticket that opens the door once for somebody who has just signed up; kept, hashed, as a family that is still to begin. */
export async function giveTicket(ctx: DbCtx, userId: Id<'usr'>): Promise<string> {
  const ticket = randomBytes(32).toString('base64url');
  const expiresAt = sql`clock_timestamp() + make_interval(secs => ${ENTRY_TTL})`;
  await ctx.db.insert(sessions).values({ sid: familyOf(ticket), userId, currentHash: sha256(ticket), expiresAt });
  return ticket;
}

/** Whom the ticket lets in, or null. Of any number of tries at once exactly one gets it. */
export async function takeTicket(ctx: DbCtx, ticket: string | undefined): Promise<Id<'usr'> | null> {
  if (!ticket) return null;
  const [taken] = await ctx.db
    .delete(sessions)
    .where(
      and(
        eq(sessions.sid, familyOf(ticket)),
        eq(sessions.currentHash, sha256(ticket)),
        gt(sessions.expiresAt, sql`clock_timestamp()`),
      ),
    )
    .returning({ userId: sessions.userId });
  return taken?.userId ?? null;
}

/** A ticket that was not used yet lets its owner in no more. */
export async function dropTickets(ctx: DbCtx, userId: Id<'usr'>): Promise<void> {
  await ctx.db.delete(sessions).where(and(eq(sessions.userId, userId), like(sessions.sid, 'entry.%')));
}
