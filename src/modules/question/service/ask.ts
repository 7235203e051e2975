import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { veiled } from '~/lib/veiled';
import { lockMe } from '~/modules/account/service/person';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { dropPages } from '~/server/drop-pages';
import { takeLimit } from '~/server/rate-limit';
import type { AskInput } from '../input';
import { findAsked, listMine, listShown } from '../queries/list';
import { PAGE_SIZE } from '../rules';
import { questions } from '../tables';
import { forgetQuestionPages } from './pages';

type Signed = Ctx & { readonly user: SessionUser };

const pagesOf = (total: number) => Math.max(1, Math.ceil(total / PAGE_SIZE));

/**
 * A page of a product's questions as everybody sees them; of a secret one only that it is there, and whether it is answered.
 * Plain values that JSON can carry. @throws AppError NOT_FOUND where nothing is on sale under this slug
 */
export async function listQuestions({ db, locale }: Ctx, { slug, page }: { slug: string; page: number }) {
  const product = await findAsked(db, slug);
  if (!product) throw new AppError('NOT_FOUND');
  const { items, total } = await listShown(db, product.id, { page, pageSize: PAGE_SIZE });
  return {
    name: locale === 'ko' ? product.nameKo : product.nameEn,
    image: product.image,
    tile: product.tile,
    total,
    page,
    pages: pagesOf(total),
    items: items.map(({ author, createdAt, answeredAt, ...question }) => ({
      ...question,
      /** null: it is secret, or whoever asked has left. */
      author: author ? veiled(author) : null,
      askedAt: createdAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
    })),
  };
}

/** Asks about a product on sale. @throws AppError NOT_FOUND, RATE_LIMITED, UNAUTHENTICATED where they have left */
export async function askQuestion(ctx: Signed, { slug, text, secret }: AskInput): Promise<{ id: Id<'qst'> }> {
  await takeLimit('question.person', ctx.user.id);
  const id = newId('qst');
  const tags = await inTx(ctx, async (tx) => {
    await lockMe(tx);
    const product = await findAsked(tx.db, slug);
    if (!product) throw new AppError('NOT_FOUND');
    await tx.db.insert(questions).values({ id, productId: product.id, userId: tx.user.id, secret, text });
    return forgetQuestionPages(tx, product.slug);
  });
  dropPages(tags);
  return { id };
}

/** Takes one's own question away, with its answer. @throws AppError NOT_FOUND */
export async function removeQuestion(ctx: Signed, questionId: Id<'qst'>): Promise<void> {
  const tags = await inTx(ctx, async (tx) => {
    const [gone] = await tx.db
      .delete(questions)
      .where(and(eq(questions.id, questionId), eq(questions.userId, tx.user.id)))
      .returning({ slug: sql<string>`(SELECT slug FROM products WHERE id = ${questions.productId})` });
    if (!gone) throw new AppError('NOT_FOUND');
    return forgetQuestionPages(tx, gone.slug);
  });
  dropPages(tags);
}

/** A page of what somebody asked themselves, secret or not, with the answers. */
export async function myQuestions(ctx: Signed, page: number) {
  const { items, total } = await listMine(ctx.db, ctx.user.id, { page, pageSize: PAGE_SIZE });
  return {
    items: items.map(({ hiddenAt, ...question }) => ({ ...question, hidden: hiddenAt !== null })),
    total,
    page,
    pages: pagesOf(total),
  };
}
