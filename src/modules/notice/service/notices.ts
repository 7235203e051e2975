import 'server-only';
import { and, countDistinct, desc, eq, isNull, lte, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import type { Ctx, SessionUser } from '~/server/context';
import { dropSome } from '~/server/drop-some';
import { statement } from '~/server/statement';
import { NOTICE_KINDS, type NoticeKind } from '../rules';
import { notices } from '../tables';

type Signed = Ctx & { readonly user: SessionUser };
type NewNotice = {
  readonly userId: Id<'usr'>;
  readonly kind: NoticeKind;
  readonly orderId: Id<'ord'>;
  readonly orderNumber: string;
};

const PAGE_SIZE = 20;

const insertNotice = statement<typeof notices.$inferInsert, unknown>((db, given) =>
  db.insert(notices).values({
    id: given('id'),
    userId: given('userId'),
    kind: given('kind'),
    orderId: given('orderId'),
    orderNumber: given('orderNumber'),
    // Of two in one transaction the second is the newer one.
    createdAt: sql`clock_timestamp()`,
  }),
);

/** Tells somebody of their order, in the transaction of what happened to it. */
export async function addNotice({ db }: Pick<Ctx, 'db'>, notice: NewNotice): Promise<void> {
  await insertNotice(db, { id: newId('ntc'), ...notice });
}

// Of two told at one moment the one that is farther along.
const FARTHEST = sql`array_position(${sql.param([...NOTICE_KINDS])}::text[], ${notices.kind})`;
const NEWEST = sql`ORDER BY ${notices.createdAt} DESC, ${FARTHEST} DESC`;

/**
 * The orders one was told of, whatever is newest first, twenty a page: of each the last that was told, unread while anything of it
 * is.
 */
export async function listNotices({ db, user }: Signed, { page }: { page: number }) {
  const mine = eq(notices.userId, user.id);
  const at = sql`max(${notices.createdAt})`.mapWith(notices.createdAt);
  const [items, [told], unread] = await Promise.all([
    db
      .select({
        id: sql<Id<'ntc'>>`(array_agg(${notices.id} ${NEWEST}))[1]`,
        kind: sql<NoticeKind>`(array_agg(${notices.kind} ${NEWEST}))[1]`,
        orderId: notices.orderId,
        isUnread: sql<boolean>`bool_or(${notices.readAt} IS NULL)`,
        at,
      })
      .from(notices)
      .where(mine)
      .groupBy(notices.orderId)
      .orderBy(desc(at), desc(notices.orderId))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE),
    db
      .select({ orders: countDistinct(notices.orderId) })
      .from(notices)
      .where(mine),
    countUnread({ db, user }),
  ]);
  return { items, unread, page, pages: Math.max(1, Math.ceil((told?.orders ?? 0) / PAGE_SIZE)) };
}

/** Of how many orders one was told something one has not read. */
export async function countUnread({ db, user }: Pick<Signed, 'db' | 'user'>): Promise<number> {
  const [unread] = await db
    .select({ orders: countDistinct(notices.orderId) })
    .from(notices)
    .where(and(eq(notices.userId, user.id), isNull(notices.readAt)));
  return unread?.orders ?? 0;
}

/** With all that was told of its order before. @throws AppError NOT_FOUND unless it is theirs; again it changes nothing. */
export async function markRead({ db, user }: Signed, noticeId: Id<'ntc'>): Promise<void> {
  const mine = eq(notices.userId, user.id);
  const [read] = await db
    .select({ orderId: notices.orderId, at: notices.createdAt })
    .from(notices)
    .where(and(eq(notices.id, noticeId), mine));
  if (!read) throw new AppError('NOT_FOUND');
  await db
    .update(notices)
    .set({ readAt: sql`now()` })
    .where(and(mine, eq(notices.orderId, read.orderId), lte(notices.createdAt, read.at), isNull(notices.readAt)));
}

export async function markAllRead({ db, user }: Signed): Promise<void> {
  await db
    .update(notices)
    .set({ readAt: sql`now()` })
    .where(and(eq(notices.userId, user.id), isNull(notices.readAt)));
}

/** All that somebody who leaves was told. */
export async function forgetNotices({ db }: Pick<Ctx, 'db'>, userId: Id<'usr'>): Promise<void> {
  await db.delete(notices).where(eq(notices.userId, userId));
}

/** Notices written at this moment or earlier. @returns how many went, at most `batch` */
export const dropNotices = (ctx: Pick<Ctx, 'db'>, until: Date, batch: number): Promise<number> =>
  dropSome(ctx, notices.id, lte(notices.createdAt, until), batch);
