import 'server-only';
import { afterCommit, type Ctx } from '~/server/context';
import { redis } from '~/server/redis';
import { signal } from '~/server/signals';
import { dropTickets } from './entry';
import { postgresSessions } from './postgres-sessions';
import { redisSessions } from './redis-sessions';
import type { SessionStore } from './session-store';

export { sidOf } from './session-store';
export type { Login, Rotation, SessionStore, Standing } from './session-store';

/** Where logins live: Redis where it is configured, else a table of the shop's database. Outside transactions of `ctx` in Redis. */
export function sessionsOf(ctx: Pick<Ctx, 'db'>): SessionStore {
  const io = redis();
  return telling(ctx, io ? withTickets(ctx, redisSessions(io)) : postgresSessions(ctx.db));
}

/** What a login has open, by its name or its owner's, is told of its end, so that it ends as well. */
function telling(ctx: Pick<Ctx, 'db'>, store: SessionStore): SessionStore {
  const tell = (subject: string) => afterCommit(ctx, () => signal(subject));
  return {
    ...store,
    end: async (sid) => {
      const hasEnded = await store.end(sid);
      tell(sid);
      return hasEnded;
    },
    endAll: async (userId, kept) => {
      const ended = await store.endAll(userId, kept);
      tell(userId);
      return ended;
    },
    prove: async (userId, sid, secondStep) => {
      const proven = await store.prove(userId, sid, secondStep);
      tell(sid);
      return proven;
    },
  };
}

/** Tickets of a sign-up are rows of the database wherever logins live: they end with all of their owner's logins. */
function withTickets(ctx: Pick<Ctx, 'db'>, store: SessionStore): SessionStore {
  const endAll: SessionStore['endAll'] = async (userId, kept) => {
    await dropTickets(ctx, userId);
    return store.endAll(userId, kept);
  };
  return { ...store, endAll };
}
