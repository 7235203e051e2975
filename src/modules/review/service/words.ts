import 'server-only';
import { veiled } from '~/lib/veiled';
import type { Ctx } from '~/server/context';
import { listWords } from '../queries/words';

const SHOWN = 3;

/**
 * What buyers say of the shop's best known products, for its home page: by how many people found it helpful, whatever the rating.
 * None where there are not enough for a row. One statement.
 */
export async function buyersWords({ db, locale }: Pick<Ctx, 'db' | 'locale'>) {
  const rows = await listWords(db, SHOWN);
  if (rows.length < SHOWN) return [];
  const isKo = locale === 'ko';
  return rows.map(({ nameKo, nameEn, optionKo, optionEn, name, ...said }) => ({
    ...said,
    product: isKo ? nameKo : nameEn,
    option: isKo ? optionKo : optionEn,
    /** null: whoever wrote it has left. */
    author: name === '' ? null : veiled(name),
  }));
}
