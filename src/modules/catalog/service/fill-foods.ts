import 'server-only';
import { timesMacros } from '~/modules/nutrition/rules/day-target';
import type { Ctx } from '~/server/context';
import { listFillFoods } from '../queries/fill-foods';
import { FILL_FOODS_MOST } from '../rules';
import { pick } from './card';
import { optionText } from './sellable';

/**
 * What a day can be filled with: the best known products in stock, each as its smallest pack with the macros of the whole pack.
 * The answer is the same for everybody, so whose day it is stays in their browser. One statement.
 */
export async function fillFoods({ db, locale }: Pick<Ctx, 'db' | 'locale'>) {
  const rows = await listFillFoods(db, FILL_FOODS_MOST);
  return rows.map((row) => {
    const { variantId, slug, image, tile, price, allergens, servingSize, packCount } = row;
    const { energyKcal, proteinG, carbohydrateG, fatG } = row;
    return {
      variantId,
      slug,
      image,
      tile,
      price,
      allergens,
      name: pick(locale, row.nameKo, row.nameEn),
      option: optionText(row)[locale],
      most: Math.min(row.available, row.maxPerOrder),
      macros: timesMacros({ energyKcal, proteinG, carbohydrateG, fatG }, (servingSize / 100) * packCount),
    };
  });
}
