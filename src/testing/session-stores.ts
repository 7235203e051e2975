import { eq, sql } from 'drizzle-orm';
import type { Redis } from 'ioredis';
import { postgresSessions } from '~/modules/account/service/postgres-sessions';
import { redisSessions } from '~/modules/account/service/redis-sessions';
import type { SessionStore } from '~/modules/account/service/session-store';
import { sessions } from '~/modules/account/tables';
import { testDb } from './db';

export type Backstage = {
  readonly store: SessionStore;
  /** Everything that is kept of one login, as text. */
  readonly kept: (sid: string) => Promise<string>;
  /** So many seconds go by for this login. */
  readonly pass: (sid: string, seconds: number) => Promise<void>;
};

const rowsOf = (sid: string) => testDb().select().from(sessions).where(eq(sessions.sid, sid));
const ago = (seconds: number) => sql`- make_interval(secs => ${seconds})`;

/** Each place where logins may live, with what a test may see of it; Redis where there is one. */
export const sessionStores = (io: Redis | null): Readonly<Record<string, () => Backstage>> => ({
  Postgres: () => ({
    store: postgresSessions(testDb()),
    kept: async (sid) => JSON.stringify(await rowsOf(sid)).replace('[]', ''),
    pass: async (sid, seconds) => {
      const past = {
        rotatedAt: sql`rotated_at ${ago(seconds)}`,
        expiresAt: sql`expires_at ${ago(seconds)}`,
        provenAt: sql`proven_at ${ago(seconds)}`,
        createdAt: sql`created_at ${ago(seconds)}`,
      };
      await testDb().update(sessions).set(past).where(eq(sessions.sid, sid));
    },
  }),
  ...(io && {
    Redis: () => ({
      store: redisSessions(io),
      kept: async (sid) => JSON.stringify(await io.hgetall(`sess:${sid}`)).replace('{}', ''),
      pass: async (sid, seconds) => {
        const key = `sess:${sid}`;
        for (const field of ['at', 'proven', 'made']) await io.hincrby(key, field, -Math.round(1000 * seconds));
        await io.expire(key, (await io.ttl(key)) - Math.round(seconds));
      },
    }),
  }),
});
