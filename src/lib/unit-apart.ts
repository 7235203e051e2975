/** A number as people write it, and the word or sign that ends it: 32,200 and 원; 121 and kcal. */
export function unitApart(text: string): readonly [number: string, unit: string] {
  const number = text.replace(/\D+$/, '');
  return [number, text.slice(number.length)];
}
