/**
 * Whether every text in a value can be stored: the database knows neither the character zero nor half of a pair. A value that
 * stands in many places, or in itself, is looked at once.
 */
export function isStorable(value: unknown, seen = new Set<object>()): boolean {
  if (typeof value === 'string') return !value.includes('\u0000') && value.isWellFormed();
  if (typeof value !== 'object' || value === null || seen.has(value)) return true;
  seen.add(value);
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner, seen));
}
