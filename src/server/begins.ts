import 'server-only';
import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/** No text of a person's holds this sign, and every other sorts before it. */
const LAST_SIGN = '\u{10FFFF}';

/**
 * «This column begins with what was typed», byte by byte, as a range: an index with `text_pattern_ops` serves it in every plan,
 * also in one made before the words were known, where a LIKE would read the whole table.
 */
export const begins = (column: SQLWrapper, start: string): SQL =>
  sql`(${column} ~>=~ ${start} AND ${column} ~<~ ${start + LAST_SIGN})`;
