import 'server-only';
import type { Ctx } from '~/server/context';
import { redis } from '~/server/redis';
import { dropTickets } from './entry';
import { postgresSessions } from './postgres-sessions';
import { redisSessions } from './redis-sessions';
import type { SessionStore } from './session-store';

export type { Login, Rotation, SessionStore, Standing } from './session-store';

/** Where logins live: Redis where it is configured, else a table of the shop's database. Outside transactions of `ctx` in Redis. */
export function sessionsOf(ctx: Pick<Ctx, 'db'>): SessionStore {
  const io = redis();
  return io ? withTickets(ctx, redisSessions(io)) : postgresSessions(ctx.db);
}

/** Tickets of a sign-up are rows of the database wherever logins live: they end with all of their owner's logins. */
function withTickets(ctx: Pick<Ctx, 'db'>, store: SessionStore): SessionStore {
  const endAll: SessionStore['endAll'] = async (userId, kept) => {
    await dropTickets(ctx, userId);
    return store.endAll(userId, kept);
  };
  return { ...store, endAll };
}
