import type { Id } from '~/lib/ids';
import { askQuestion } from '~/modules/question/service/ask';
import type { Ctx, SessionUser } from '~/server/context';
import { givenCustomer, givenVariant } from './order';

export const ASKED = '하루에 두 포를 먹어도 되나요?';

/** Somebody's question about a product of its own. */
export async function givenQuestion(secret = false): Promise<{
  ctx: Ctx & { readonly user: SessionUser };
  userId: Id<'usr'>;
  slug: string;
  productId: Id<'prd'>;
  questionId: Id<'qst'>;
}> {
  const { slug, productId } = await givenVariant();
  const { ctx, userId } = await givenCustomer();
  if (!ctx.user) throw new Error('nobody is signed in');
  const asker = { ...ctx, user: ctx.user };
  const { id: questionId } = await askQuestion(asker, { slug, text: ASKED, secret });
  return { ctx: asker, userId, slug, productId, questionId };
}
