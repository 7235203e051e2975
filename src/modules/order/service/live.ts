import 'server-only';
import { eq } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { loginNow } from '~/modules/account/service/proof';
import { clientAddress } from '~/server/client-address';
import type { Ctx, SessionUser } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import { takeSeat, type Seat } from '~/server/seats';
import { selectStandings } from '../queries/standings';
import { isOpen, orderStatus, type ActorKind, type OrderStatus } from '../rules';
import { orders } from '../tables';
import { theirs } from './buyer';

/** How an order stands. `version` is the newest line of its story, and `by` who caused it. */
export type Standing = {
  readonly orderId: Id<'ord'>;
  readonly number: string;
  readonly status: OrderStatus;
  readonly canceling: boolean;
  readonly version: number;
  readonly by: ActorKind;
};

/** Why a stream says no more: its access token ended, its login did, no order is open, or this process is going. */
export type StreamEnd = 'TOKEN' | 'LOGIN' | 'NOTHING_OPEN' | 'CLOSING';
export type OrderNews =
  { readonly kind: 'STANDING'; readonly standing: Standing } | { readonly kind: 'ENDED'; readonly why: StreamEnd };

type Item = { readonly id: number; readonly data: OrderNews };
type Comer = Ctx & {
  readonly user: SessionUser;
  readonly reqHeaders: Headers;
  readonly accessEnds?: Date | null | undefined;
};

/** Whoever does something in another process without Redis, or by hand, is heard of this late. */
const BEAT_MS = 15_000;
/** Of somebody with more orders the oldest are not followed. */
const FOLLOWED = 50;

/**
 * How one's own orders stand, now and whenever that changes, while one of them can still change; begun again after `since`, also
 * what ended meanwhile. It lives no longer than the access token it came by, nor than its login.
 * @throws AppError RATE_LIMITED | BUSY, UNAUTHENTICATED where no token says how long
 */
export async function followOrders(
  ctx: Comer,
  since: number,
  left = new AbortController().signal,
): Promise<AsyncGenerator<Item>> {
  const { user, accessEnds } = ctx;
  if (!accessEnds) throw new AppError('UNAUTHENTICATED');
  await takeLimit('stream.person', user.id);
  const holder = { person: user.id, address: clientAddress(ctx.reqHeaders) };
  const seat = takeSeat(holder, [user.id, user.sid], left);
  return follow({ ...ctx, accessEnds }, since, seat, left);
}

async function* follow(
  ctx: Comer & { readonly accessEnds: Date },
  since: number,
  seat: Seat,
  left: AbortSignal,
): AsyncGenerator<Item> {
  const told = new Map<Id<'ord'>, number>();
  let newest = since;
  const ended = (why: StreamEnd): Item => ({ id: newest, data: { kind: 'ENDED', why } });
  try {
    while (!left.aborted) {
      const rest = ctx.accessEnds.getTime() - Date.now();
      const over = rest <= 0 ? 'TOKEN' : (await loginNow(ctx)) ? null : 'LOGIN';
      if (over) {
        yield ended(over);
        return;
      }
      const standings = await standingsOf(ctx);
      for (const standing of standings.toSorted((a, b) => a.version - b.version)) {
        const { orderId, version, status, canceling } = standing;
        // Who begins with nothing has no use for what ended long ago.
        const known = told.get(orderId) ?? (isOpen(status, canceling) ? 0 : since || Infinity);
        if (version <= known) continue;
        told.set(orderId, version);
        newest = Math.max(newest, version);
        yield { id: newest, data: { kind: 'STANDING', standing } };
      }
      const someOpen = standings.some(({ status, canceling }) => isOpen(status, canceling));
      const why = someOpen ? await seat.next(Math.min(BEAT_MS, rest)) : 'NOTHING_OPEN';
      if (why === 'NOTHING_OPEN' || why === 'CLOSING') {
        yield ended(why);
        return;
      }
    }
  } finally {
    seat.leave();
  }
}

type Row = Awaited<ReturnType<typeof selectStandings>>[number];

const standing = ({ state, parcels, cancelingAt, ...row }: Row): Standing => ({
  ...row,
  status: orderStatus(state, parcels),
  canceling: cancelingAt !== null,
});

async function standingsOf({ db, user }: Comer): Promise<Standing[]> {
  return (await selectStandings(db, eq(orders.userId, user.id), FOLLOWED)).map(standing);
}

/** How one order of the visitor stands: for whoever cannot be told, and asks. @throws AppError NOT_FOUND */
export async function standingOfOrder(ctx: Ctx, orderId: Id<'ord'>): Promise<Standing> {
  const [row] = await selectStandings(ctx.db, theirs(ctx, orderId), 1);
  if (!row) throw new AppError('NOT_FOUND');
  return standing(row);
}
