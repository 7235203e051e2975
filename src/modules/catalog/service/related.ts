import 'server-only';
import type { Ctx } from '~/server/context';
import { listRelated } from '../queries/related';
import { ROW_OF_CARDS } from '../rules';
import { toCard } from './card';

/** Other products of the same category; none for what is not there. One statement. */
export async function relatedProducts({ db, locale }: Pick<Ctx, 'db' | 'locale'>, slug: string) {
  return (await listRelated(db, slug, ROW_OF_CARDS)).map((row) => toCard(row, locale));
}
