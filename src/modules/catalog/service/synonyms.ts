import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { inTx, type Ctx } from '~/server/context';
import type { SynonymInput } from '../admin-input';
import { listSynonyms, synonymRow } from '../queries/synonyms';
import { searchSynonyms } from '../tables';

/** Every pair of words that mean the same. */
export function synonymsForAdmin(ctx: Ctx) {
  return listSynonyms(ctx.db);
}

/**
 * From the next search on whoever types one of the words finds the other; a pair that is there already stays as it is.
 * @throws AppError INVALID_INPUT where both sound alike, or one has no letter: search takes them for each other anyway
 */
export async function addSynonym(ctx: Ctx, { word, other }: SynonymInput): Promise<void> {
  await inTx(ctx, async ({ db }) => {
    const [differ] = await db.execute<{ yes: boolean }>(
      sql`SELECT search_key(${word}) NOT IN ('', search_key(${other})) AND search_key(${other}) <> '' AS yes`,
    );
    if (!differ?.yes) throw new AppError('INVALID_INPUT');
    await db
      .insert(searchSynonyms)
      .values({ id: newId('syn'), ...synonymRow(word, other) })
      .onConflictDoNothing();
  });
}

/** @throws AppError NOT_FOUND */
export async function removeSynonym(ctx: Ctx, id: Id<'syn'>): Promise<void> {
  await inTx(ctx, async ({ db }) => {
    const removed = await db
      .delete(searchSynonyms)
      .where(eq(searchSynonyms.id, id))
      .returning({ id: searchSynonyms.id });
    if (removed.length === 0) throw new AppError('NOT_FOUND');
  });
}
