import type { CurrencyCode } from '~/shops/currencies';
import { TAGS_MAX, type ListInput } from '../input';
import { ALLERGENS } from '../rules';
import { forRanged } from '../rules/nutrient-range';
import { narrowest, readFilters, strictest } from '../rules/read-filters';

/** The same wish with everything its search names as chosen filters, beside those that are chosen already. Again it changes nothing. */
export function understood(input: ListInput, currency: CurrencyCode): ListInput {
  const { text, tags, without, limits, per, prices } = readFilters(input.q, currency);
  if (text === input.q) return input;
  const narrowed = {
    ...input,
    q: text,
    tags: [...new Set([...input.tags, ...tags])].slice(0, TAGS_MAX),
    without: ALLERGENS.filter((allergen) => input.without.includes(allergen) || without.includes(allergen)),
    per: per ?? input.per,
    ...forRanged((nutrient) => strictest(nutrient, input[nutrient], limits[nutrient])),
    ...narrowest([input, prices]),
  };
  return understood(narrowed, currency);
}
