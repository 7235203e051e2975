import 'server-only';
import { and, desc, eq, isNull, lte, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import type { Ctx, SessionUser } from '~/server/context';
import { dropSome } from '~/server/drop-some';
import { statement } from '~/server/statement';
import type { NoticeKind } from '../rules';
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
  }),
);

/** Tells somebody of their order, in the transaction of what happened to it. */
export async function addNotice({ db }: Pick<Ctx, 'db'>, notice: NewNotice): Promise<void> {
  await insertNotice(db, { id: newId('ntc'), ...notice });
}

/** What one was told, newest first, twenty a page. */
export async function listNotices({ db, user }: Signed, { page }: { page: number }) {
  const mine = eq(notices.userId, user.id);
  const [items, total, unread] = await Promise.all([
    db
      .select({
        id: notices.id,
        kind: notices.kind,
        orderId: notices.orderId,
        orderNumber: notices.orderNumber,
        readAt: notices.readAt,
        at: notices.createdAt,
      })
      .from(notices)
      .where(mine)
      .orderBy(desc(notices.createdAt), desc(notices.id))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE),
    db.$count(notices, mine),
    countUnread({ db, user }),
  ]);
  return { items, unread, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

export async function countUnread({ db, user }: Pick<Signed, 'db' | 'user'>): Promise<number> {
  return db.$count(notices, and(eq(notices.userId, user.id), isNull(notices.readAt)));
}

/** @throws AppError NOT_FOUND unless it is theirs; again it changes nothing. */
export async function markRead({ db, user }: Signed, noticeId: Id<'ntc'>): Promise<void> {
  const read = await db
    .update(notices)
    .set({ readAt: sql`coalesce(${notices.readAt}, now())` })
    .where(and(eq(notices.id, noticeId), eq(notices.userId, user.id)))
    .returning({ id: notices.id });
  if (read.length === 0) throw new AppError('NOT_FOUND');
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
