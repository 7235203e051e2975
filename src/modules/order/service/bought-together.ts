import 'server-only';
import { ROW_OF_CARDS } from '~/modules/catalog/rules';
import { toCard } from '~/modules/catalog/service/card';
import type { Ctx } from '~/server/context';
import { listBoughtTogether } from '../queries/bought-together';
import { TOGETHER_BUYERS } from '../rules';

/** What several people bought together with this product; nothing where too few did. One statement. */
export async function boughtTogether({ db, locale }: Pick<Ctx, 'db' | 'locale'>, slug: string) {
  const rows = await listBoughtTogether(db, slug, { buyers: TOGETHER_BUYERS, limit: ROW_OF_CARDS });
  return rows.map((row) => toCard(row, locale));
}
