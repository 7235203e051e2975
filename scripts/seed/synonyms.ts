import { newId } from '~/lib/ids';
import { synonymRow } from '~/modules/catalog/queries/synonyms';
import { searchSynonyms } from '~/modules/catalog/tables';
import type { Db } from '~/server/db';
import type { Shelf } from './shelf';

/** The first words that mean the same; from then on the list is the shop's own. */
export async function addFirstSynonyms(db: Db, { synonyms }: Shelf): Promise<void> {
  if ((await db.$count(searchSynonyms)) > 0) return;
  await db
    .insert(searchSynonyms)
    .values(synonyms.map(([word, other]) => ({ id: newId('syn'), ...synonymRow(word, other) })));
}
