import 'server-only';
import { enqueue } from '~/modules/notification/service';
import type { Ctx } from '~/server/context';
import { pageTag } from '~/server/page-cache';

/** The delivered outbox row is the second drop of the pages, after whatever was being rendered during the change. */
const SECOND_DROP_SECONDS = 2;

/**
 * Asks the outbox, in the transaction of the change, to forget the stored pages that show a product's reviews.
 * @returns the tags to drop at once after the commit
 */
export async function forgetReviewPages(ctx: Pick<Ctx, 'db'>, slug: string): Promise<string[]> {
  const tags = [pageTag.product(slug), pageTag.catalog];
  await enqueue(ctx, { topic: 'page-tags', tags }, `pages:${slug}:${crypto.randomUUID()}`, SECOND_DROP_SECONDS);
  return tags;
}
