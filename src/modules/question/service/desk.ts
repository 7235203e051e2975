import 'server-only';
import { and, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { enqueue } from '~/modules/notification/service';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { dropPages } from '~/server/drop-pages';
import { countDesks, listDesk } from '../queries/list';
import type { QuestionDesk } from '../rules';
import { questions } from '../tables';
import { forgetQuestionPages } from './pages';

type StaffCtx = Ctx & { readonly user: SessionUser };
type Ref = { readonly questionId: Id<'qst'> };
const PAGE_SIZE = 20;

/** Questions on a desk; what waits for an answer, the oldest first. */
export async function listQuestionDesk(ctx: Ctx, { desk, page }: { desk: QuestionDesk; page: number }) {
  const { items, total } = await listDesk(ctx.db, desk, { page, pageSize: PAGE_SIZE });
  return { items, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

export async function questionCounts(ctx: Ctx): Promise<Record<QuestionDesk, number>> {
  return countDesks(ctx.db);
}

/** Answers, and tells whoever asked by mail; said again it replaces what was said, without another mail. @throws AppError NOT_FOUND */
export async function answerQuestion(ctx: StaffCtx, { questionId, text }: Ref & { text: string }): Promise<void> {
  const set = { answer: text, answeredBy: ctx.user.id, answeredAt: sql`now()` };
  await change(ctx, questionId, isNull(questions.hiddenAt), set, async (tx) => {
    await enqueue(tx, { topic: 'question-mail', questionId }, `question-mail:${questionId}`);
  });
}

/** Takes a question out of everybody's sight but the asker's. @throws AppError NOT_FOUND unless it is shown */
export async function hideQuestion(ctx: StaffCtx, { questionId }: Ref): Promise<void> {
  await change(ctx, questionId, isNull(questions.hiddenAt), { hiddenBy: ctx.user.id, hiddenAt: sql`now()` });
}

/** Shows a hidden question again. @throws AppError NOT_FOUND unless it is hidden */
export async function showQuestion(ctx: StaffCtx, { questionId }: Ref): Promise<void> {
  await change(ctx, questionId, isNotNull(questions.hiddenAt), { hiddenBy: null, hiddenAt: null });
}

async function change(
  ctx: StaffCtx,
  questionId: Id<'qst'>,
  where: SQL,
  set: PgUpdateSetSource<typeof questions>,
  also?: (tx: Ctx) => Promise<void>,
): Promise<void> {
  const tags = await inTx(ctx, async (tx) => {
    const [changed] = await tx.db
      .update(questions)
      .set(set)
      .where(and(eq(questions.id, questionId), where))
      .returning({ slug: sql<string>`(SELECT slug FROM products WHERE id = ${questions.productId})` });
    if (!changed) throw new AppError('NOT_FOUND');
    await also?.(tx);
    return forgetQuestionPages(tx, changed.slug);
  });
  dropPages(tags);
}
