import 'server-only';
import { and, desc, eq, gt, lte, ne, or, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Db } from '~/server/db';
import { sha256 } from '~/server/secret';
import { LOGIN_MAX, REFRESH_TTL, ROTATION_GRACE } from '~/server/session';
import { sessions } from '../tables';
import { newLogin, newToken, partsOf, type Entry, type Login, type Rotation, type SessionStore } from './session-store';

// The statement's own clock, not the transaction's: a rotation that waited for another one must see the time pass.
const NOW = sql`clock_timestamp()`;
const EXPIRY = sql`clock_timestamp() + make_interval(secs => ${REFRESH_TTL})`;
const LAST = sql`${sessions.createdAt} + make_interval(secs => ${LOGIN_MAX})`;
const GRACE_START = sql`clock_timestamp() - make_interval(secs => ${ROTATION_GRACE})`;
// Later than the login began, be it by a thousandth of a second.
const PROVEN = sql`greatest(clock_timestamp(), ${sessions.createdAt} + interval '1 millisecond')`;
const alive = gt(sessions.expiresAt, NOW);
// Tickets are kept as families that are still to begin; they are no logins.
const isLogin = sql`${sessions.sid} NOT LIKE 'entry.%'`;

/** Logins as rows: one conditional UPDATE rotates. */
export function postgresSessions(db: Db): SessionStore {
  return {
    // Whoever looks an account up has asked this very database.
    requireThere: () => Promise.resolve(),

    async start({ userId, device }: Entry) {
      const { sid, hash, cookie } = newLogin();
      await db.insert(sessions).values({ sid, userId, device, currentHash: hash, expiresAt: EXPIRY });
      return { sid, cookie };
    },

    async rotate(cookie): Promise<Rotation | null> {
      const given = partsOf(cookie);
      if (!given) return null;
      const { sid, hash } = given;
      const token = newToken();
      const wasBefore = eq(sessions.previousHash, hash);
      // The one after it was never shown: its answer was lost.
      const isLost = and(wasBefore, lte(sessions.rotatedAt, GRACE_START));
      const [rotated] = await db
        .update(sessions)
        .set({
          currentHash: sha256(token),
          previousHash: hash,
          rotatedAt: NOW,
          expiresAt: sql`least(${EXPIRY}, ${LAST})`,
        })
        .where(and(eq(sessions.sid, sid), or(eq(sessions.currentHash, hash), isLost), alive))
        .returning({ userId: sessions.userId });
      if (rotated) return { userId: rotated.userId, sid, cookie: `${sid}.${token}` };

      // Within the grace: what comes later was exchanged just now.
      const [late] = await db
        .select({ userId: sessions.userId })
        .from(sessions)
        .where(and(eq(sessions.sid, sid), wasBefore, alive));
      if (late) return { userId: late.userId, sid, cookie: null };

      await db.delete(sessions).where(eq(sessions.sid, sid));
      return null;
    },

    async end(sid) {
      const ended = await db.delete(sessions).where(eq(sessions.sid, sid)).returning({ sid: sessions.sid });
      return ended.length > 0;
    },

    async endAll(userId, kept = '') {
      const ended = await db
        .delete(sessions)
        .where(and(eq(sessions.userId, userId), ne(sessions.sid, kept)))
        .returning({ sid: sessions.sid });
      return ended.filter(({ sid }) => !sid.startsWith('entry.')).length;
    },

    async list(userId): Promise<Login[]> {
      return db
        .select({
          sid: sessions.sid,
          device: sessions.device,
          createdAt: sessions.createdAt,
          seenAt: sessions.rotatedAt,
        })
        .from(sessions)
        .where(and(eq(sessions.userId, userId), alive, isLogin))
        .orderBy(desc(sessions.rotatedAt), desc(sessions.sid));
    },

    async standing(userId: Id<'usr'>, sid) {
      const mine = and(eq(sessions.sid, sid), eq(sessions.userId, userId), alive, isLogin);
      const { provenAt, secondStep, createdAt } = sessions;
      const isProvenAgain = sql<boolean>`${provenAt} > ${createdAt}`;
      const [login] = await db.select({ provenAt, isProvenAgain, secondStep }).from(sessions).where(mine);
      return login ?? null;
    },

    async prove(userId, sid, secondStep = false) {
      const { hash, cookie, ...next } = newLogin();
      const mine = and(eq(sessions.sid, sid), eq(sessions.userId, userId), alive, isLogin);
      const renamed = await db
        .update(sessions)
        .set({
          sid: next.sid,
          currentHash: hash,
          previousHash: null,
          provenAt: secondStep
            ? sql`CASE WHEN ${sessions.secondStep} THEN ${PROVEN} ELSE ${sessions.provenAt} END`
            : PROVEN,
          ...(secondStep && { secondStep }),
        })
        .where(mine)
        .returning({ sid: sessions.sid });
      return renamed.length > 0 ? { sid: next.sid, cookie } : null;
    },
  };
}
