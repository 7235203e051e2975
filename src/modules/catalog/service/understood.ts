import { TAGS_MAX, type ListInput } from '../input';
import { ALLERGENS } from '../rules';
import { forRanged } from '../rules/nutrient-range';
import { readFilters, strictest } from '../rules/read-filters';

/** The same wish with everything its search names as chosen filters, beside those that are chosen already. Again it changes nothing. */
export function understood(input: ListInput): ListInput {
  const { text, tags, without, limits, per } = readFilters(input.q);
  if (text === input.q) return input;
  return understood({
    ...input,
    q: text,
    tags: [...new Set([...input.tags, ...tags])].slice(0, TAGS_MAX),
    without: ALLERGENS.filter((allergen) => input.without.includes(allergen) || without.includes(allergen)),
    per: per ?? input.per,
    ...forRanged((nutrient) => strictest(nutrient, input[nutrient], limits[nutrient])),
  });
}
