import 'server-only';
import type { Ctx } from '~/server/context';
import { redis } from '~/server/redis';
import { postgresSessions } from './postgres-sessions';
import { redisSessions } from './redis-sessions';
import type { SessionStore } from './session-store';

export type { Login, Rotation, SessionStore, Standing } from './session-store';

/** Where logins live: Redis where it is configured, else a table of the shop's database. Outside transactions of `ctx` in Redis. */
export function sessionsOf(ctx: Pick<Ctx, 'db'>): SessionStore {
  const io = redis();
  return io ? redisSessions(io) : postgresSessions(ctx.db);
}
