import { sql } from 'drizzle-orm';
import { check, doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, idColumn, moment } from '~/lib/columns';
import { users } from '~/modules/account/tables';

/** Nutrition facts per 100 g or 100 ml, as the source states them; a serving is `servingSize` of the same unit. */
export const nutritionFacts = pgTable(
  'nutrition_facts',
  {
    id: idColumn<'nut'>('id').primaryKey(),
    key: text('key').notNull().unique(),
    basis: text('basis', { enum: ['100g', '100ml'] }).notNull(),
    servingSize: doublePrecision('serving_size').notNull(),
    servingNameKo: text('serving_name_ko').notNull(),
    servingNameEn: text('serving_name_en').notNull(),
    energyKcal: doublePrecision('energy_kcal').notNull(),
    proteinG: doublePrecision('protein_g').notNull(),
    fatG: doublePrecision('fat_g').notNull(),
    saturatedFatG: doublePrecision('saturated_fat_g').notNull(),
    transFatG: doublePrecision('trans_fat_g').notNull(),
    carbohydrateG: doublePrecision('carbohydrate_g').notNull(),
    sugarsG: doublePrecision('sugars_g').notNull(),
    fiberG: doublePrecision('fiber_g'),
    sodiumMg: doublePrecision('sodium_mg').notNull(),
    cholesterolMg: doublePrecision('cholesterol_mg').notNull(),
    source: text('source').notNull(),
    sourceCode: text('source_code').notNull(),
    sourceName: text('source_name').notNull(),
    method: text('method').notNull(),
    dataDate: text('data_date').notNull(),
    createdAt: createdAt(),
  },
  (t) => [check('nutrition_serving_positive', sql`${t.servingSize} > 0`)],
);

/** The day somebody agreed to have kept in their account: what came out of the calculator, and nothing of what went in. */
export const dayTargets = pgTable('day_targets', {
  userId: idColumn<'usr'>('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  energyKcal: integer('energy_kcal').notNull(),
  proteinG: integer('protein_g').notNull(),
  carbohydrateG: integer('carbohydrate_g').notNull(),
  fatG: integer('fat_g').notNull(),
  keptAt: moment('kept_at').notNull(),
});
