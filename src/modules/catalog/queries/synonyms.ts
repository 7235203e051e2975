import 'server-only';
import { asc, sql } from 'drizzle-orm';
import type { Db } from '~/server/db';
import { searchSynonyms } from '../tables';

/** A pair with the keys the database compares words by. */
export const synonymRow = (word: string, other: string) => ({
  word,
  other,
  wordKey: sql`search_key(${word})`,
  otherKey: sql`search_key(${other})`,
});

/** Every pair there is. */
export function listSynonyms(db: Db) {
  return db
    .select({ id: searchSynonyms.id, word: searchSynonyms.word, other: searchSynonyms.other })
    .from(searchSynonyms)
    .orderBy(asc(searchSynonyms.word), asc(searchSynonyms.other));
}
