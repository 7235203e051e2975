import 'server-only';
import { and, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import { newId, type Id } from '~/lib/ids';
import { addDays } from '~/lib/time';
import { groupBy } from '~/lib/group-by';
import { enqueue } from '~/modules/notification/service';
import { inTx, type Ctx } from '~/server/context';
import { lastAdvertising } from '../queries';
import { CONFIRM_DAYS, confirmBefore, isPolite } from '../rules';
import { consents } from '../tables';
import { lockPeople } from './person';

const BATCH = 200;

/**
 * Asks by mail whoever agreed to advertising two years ago or earlier whether that still holds, once, between eight in the
 * morning and nine in the evening in Seoul; ends what was not confirmed within thirty days after asking, by a row that says
 * so. Any number of runs at once. @returns how many people were asked, and how many consents ended
 */
export async function confirmOldConsents(ctx: Ctx): Promise<{ asked: number; ended: number }> {
  const ended = await inTx(ctx, endUnconfirmed);
  return { asked: isPolite(ctx.now) ? await inTx(ctx, ask) : 0, ended };
}

async function ask(ctx: Ctx): Promise<number> {
  const due = await lastAdvertising(
    ctx.db,
    and(lte(consents.at, confirmBefore(ctx.now)), isNull(consents.askedAt)),
    BATCH,
  );
  if (due.length === 0) return 0;
  const marked = await ctx.db
    .update(consents)
    .set({ askedAt: ctx.now })
    .where(
      and(
        inArray(
          consents.id,
          due.map(({ id }) => id),
        ),
        isNull(consents.askedAt),
      ),
    )
    .returning({ id: consents.id, userId: consents.userId });
  const people = groupBy(marked, ({ userId }) => userId);
  for (const [userId, rows] of people) {
    const first = rows.map(({ id }) => id).toSorted()[0] ?? '';
    await enqueue(ctx, { topic: 'consents-mail', userId }, `consents-mail:${first}`);
  }
  return people.size;
}

async function endUnconfirmed(ctx: Ctx): Promise<number> {
  const overdue = lte(consents.askedAt, addDays(ctx.now, -CONFIRM_DAYS));
  const found = await lastAdvertising(ctx.db, and(isNotNull(consents.askedAt), overdue), BATCH);
  const userIds = [...new Set(found.map(({ userId }) => userId))];
  await lockPeople(
    ctx,
    userIds.map((userId) => ({ userId, guestId: null })),
  );
  // Under lock once more: somebody may just have confirmed theirs, or another run have ended it.
  const due = await lastAdvertising(ctx.db, and(overdue, inArray(consents.userId, userIds)), BATCH);
  if (due.length === 0) return 0;
  await ctx.db.insert(consents).values(
    due.map(({ userId, kind, version }) => ({
      ...{ id: newId('con'), userId, kind, version, at: ctx.now },
      granted: false,
      channel: 'LAPSED' as const,
    })),
  );
  return due.length;
}

/** What is still to be confirmed by them, for the mail that asks. */
export async function toConfirm(ctx: Pick<Ctx, 'db'>, userId: Id<'usr'>) {
  return lastAdvertising(ctx.db, and(eq(consents.userId, userId), isNotNull(consents.askedAt)), BATCH);
}
