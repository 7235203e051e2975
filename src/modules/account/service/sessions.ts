import 'server-only';
import { randomBytes } from 'node:crypto';
import { and, eq, gt, or, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { sha256 } from '~/server/secret';
import { REFRESH_TTL, ROTATION_GRACE } from '~/server/session';
import { sessions } from '../tables';

type DbCtx = Pick<Ctx, 'db'>;

const newToken = () => randomBytes(32).toString('base64url');
// The statement's own clock, not the transaction's: a rotation that waited for another one must see the time pass.
const EXPIRY = sql`clock_timestamp() + make_interval(secs => ${REFRESH_TTL})`;
const GRACE_START = sql`clock_timestamp() - make_interval(secs => ${ROTATION_GRACE})`;

function partsOf(cookie: string): { sid: string; hash: string } | null {
  const match = /^([0-9a-f]{32})\.([\w-]{43})$/.exec(cookie);
  return match?.[1] && match[2] ? { sid: match[1], hash: sha256(match[2]) } : null;
}

/** Starts a login («family») and gives its refresh cookie: `<sid>.<token>`; only the token's hash is stored. */
export async function startSession(ctx: DbCtx, userId: Id<'usr'>): Promise<{ sid: string; cookie: string }> {
  const sid = randomBytes(16).toString('hex');
  const token = newToken();
  await ctx.db.insert(sessions).values({ sid, userId, currentHash: sha256(token), expiresAt: EXPIRY });
  return { sid, cookie: `${sid}.${token}` };
}

export type Rotation = {
  readonly userId: Id<'usr'>;
  readonly sid: string;
  /** The refresh cookie to use from now on; null where another tab has just been given it. */
  readonly cookie: string | null;
};

/**
 * Exchanges a refresh cookie for the next one. Of many at once exactly one rotates; the others, and whoever comes with the
 * previous token within ten seconds, are let in without a new one. Anything else that names a family is a replay: the
 * family is deleted and null returned.
 */
export async function rotateSession(ctx: DbCtx, cookie: string): Promise<Rotation | null> {
  const given = partsOf(cookie);
  if (!given) return null;
  const { sid, hash } = given;
  const token = newToken();
  const [rotated] = await ctx.db
    .update(sessions)
    .set({ currentHash: sha256(token), previousHash: hash, rotatedAt: sql`clock_timestamp()`, expiresAt: EXPIRY })
    .where(and(eq(sessions.sid, sid), eq(sessions.currentHash, hash), gt(sessions.expiresAt, sql`clock_timestamp()`)))
    .returning({ userId: sessions.userId });
  if (rotated) return { userId: rotated.userId, sid, cookie: `${sid}.${token}` };

  const inGrace = and(
    eq(sessions.sid, sid),
    eq(sessions.previousHash, hash),
    gt(sessions.rotatedAt, GRACE_START),
    gt(sessions.expiresAt, sql`clock_timestamp()`),
  );
  const [late] = await ctx.db.select({ userId: sessions.userId }).from(sessions).where(inGrace);
  if (late) return { userId: late.userId, sid, cookie: null };

  await ctx.db.delete(sessions).where(eq(sessions.sid, sid));
  return null;
}

/** Ends one login; its refresh cookie is worth nothing from now on. */
export async function endSession(ctx: DbCtx, sid: string): Promise<void> {
  await ctx.db.delete(sessions).where(eq(sessions.sid, sid));
}

/** Ends the login this refresh cookie belongs to, if it is its current or previous one. */
export async function endSessionOf(ctx: DbCtx, cookie: string): Promise<void> {
  const given = partsOf(cookie);
  if (!given) return;
  const { sid, hash } = given;
  await ctx.db
    .delete(sessions)
    .where(and(eq(sessions.sid, sid), or(eq(sessions.currentHash, hash), eq(sessions.previousHash, hash))));
}
