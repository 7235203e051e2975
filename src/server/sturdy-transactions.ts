import 'server-only';
import type postgres from 'postgres';
import { plannedOnce } from './planned-once';

const LOST_CODES = new Set(['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED', 'ECONNRESET', 'EPIPE']);

/** Whether the connection is gone, anywhere in the chain of causes: the driver says so, or the server with its last word. */
function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('severity' in error && error.severity === 'FATAL') return true;
  if ('code' in error && typeof error.code === 'string' && LOST_CODES.has(error.code)) return true;
  return isLost(error.cause);
}

type Fate = { lost: boolean };
type Work = (tx: object) => unknown;

const isWork = (value: unknown): value is Work => typeof value === 'function';
const never = () => new Promise<never>(() => undefined);

function watched(statement: unknown, fate: Fate): unknown {
  if (statement instanceof Promise) statement.catch((error: unknown) => (fate.lost ||= isLost(error)));
  return statement;
}

/** The transaction's client; once the connection is lost, or the work has ended either way, it sends nothing more. */
function scope(tx: object, fate: Fate, isOver: () => boolean): object {
  const stand = () => {
    if (isOver()) throw new Error('This transaction has ended.');
    if (fate.lost) throw Object.assign(new Error('The connection of this transaction is gone.'), { code: '08006' });
  };
  return new Proxy(tx, {
    get(target, key) {
      const own: unknown = Reflect.get(target, key);
      if (!isWork(own) || (key !== 'unsafe' && key !== 'savepoint')) return own;
      return (...args: unknown[]) => {
        stand();
        const given = args.map((arg) => (isWork(arg) ? (inner: object) => run(arg, inner, fate, isOver) : arg));
        return watched(Reflect.apply(own, target, key === 'unsafe' ? plannedOnce(given) : given), fate);
      };
    },
  });
}

/**
 * To end the work would make the driver send COMMIT or ROLLBACK: after a loss it never ends, and nobody waits for it. Where one
 * of several statements sent together fails, what follows the others must not be sent after the ROLLBACK, outside of it all.
 */
async function run(work: Work, tx: object, fate: Fate, isOuterOver = () => false): Promise<unknown> {
  let over = false;
  try {
    const result = await work(scope(tx, fate, () => over || isOuterOver()));
    over = true;
    return fate.lost ? await never() : result;
  } catch (error) {
    over = true;
    if (fate.lost) return never();
    throw error;
  }
}

/**
 * The same client, whose transactions end for good when their connection breaks: the caller gets the error, and not one more
 * statement is sent. The driver itself (3.4.9) would send the rest of a broken transaction, or its ROLLBACK, on the dead
 * connection or into whatever transaction uses its place next, and lose that place in the pool for ever.
 */
export function sturdy(client: postgres.Sql): postgres.Sql {
  return new Proxy(client, {
    get(target, key) {
      const own: unknown = Reflect.get(target, key);
      if (!isWork(own)) return own;
      if (key === 'unsafe') return (...args: unknown[]) => Reflect.apply(own, target, plannedOnce(args)) as unknown;
      if (key !== 'begin') return own;
      return (...args: unknown[]) => {
        const fate: Fate = { lost: false };
        const given = args.map((arg) => (isWork(arg) ? (tx: object) => run(arg, tx, fate) : arg));
        const outcome: unknown = Reflect.apply(own, target, given);
        if (outcome instanceof Promise) outcome.catch(() => (fate.lost = true));
        return outcome;
      };
    },
  });
}
