import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { questions } from '../tables';
import { forgetQuestionPages } from './pages';

/**
 * What becomes of somebody's questions when they leave, in the caller's transaction: secret ones go, which nobody else could
 * read; the others lose the name and stay unless they want them gone, too. @returns the tags of pages to drop after the commit
 */
export async function leaveQuestions(ctx: Ctx, userId: Id<'usr'>, remove: boolean): Promise<string[]> {
  const theirs = eq(questions.userId, userId);
  const slug = sql<string>`(SELECT slug FROM products WHERE id = ${questions.productId})`;
  const gone = await ctx.db
    .delete(questions)
    .where(remove ? theirs : and(theirs, questions.secret))
    .returning({ slug });
  const left = await ctx.db.select({ slug }).from(questions).where(theirs);
  const slugs = [...new Set([...gone, ...left].map((row) => row.slug))];
  return (await Promise.all(slugs.map((name) => forgetQuestionPages(ctx, name)))).flat();
}
