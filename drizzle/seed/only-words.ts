/** What an ingredient list calls otherwise than a text does. */
const SAME: Readonly<Record<string, readonly string[]>> = { 우유: ['원유'], 소금: ['천일염'], 흰자: ['난백'] };
const WATER = '정제수';

const NAMED = '(?<![\\d가-힣])([가-힣]+?)(?:[와과] ([가-힣]+?))?';
/** «소금과 후추만 더해», «우유와 유산균만으로 발효», «생선 말고는 아무것도 넣지»: nothing but what is named went in. */
const NOTHING_ELSE = [
  new RegExp(`${NAMED}(?:으로|로)?만(?:으로)? (?:[가-힣]+ )?(?:더해|더했|넣|갈아|끓|발효|지은|지었|만들|했)`, 'gu'),
  new RegExp(`${NAMED} 말고는 (?:[가-힣]+ )?(?:더하지|넣지|쓰지)`, 'gu'),
];
/** «꿀 없이»: it did not go in. */
const WITHOUT = /(?<![\d가-힣])([가-힣]+) 없이/gu;

/** «닭가슴살 94%(국내산), 정제수» as names; what stands in brackets is part of the one before. */
const ingredientsIn = (list: string): string[] =>
  list
    .replace(/\([^)]*\)/g, '')
    .split(',')
    .map((ingredient) => ingredient.trim());

const isAmong = (ingredient: string, named: readonly string[]): boolean =>
  named.some((word) => [word, ...(SAME[word] ?? [])].some((known) => ingredient.includes(known)));

/**
 * What a text says of «만», «말고는» and «없이» that the ingredient list does not bear out, each with the ingredient that speaks
 * against it. What a product is made of first, and water, need no naming.
 */
export function untrueOnly(text: string, ingredientList: string): string[] {
  const ingredients = ingredientsIn(ingredientList).filter((ingredient) => ingredient !== WATER);
  const others = ingredients.slice(1);
  return [
    ...NOTHING_ELSE.flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap(([said, ...words]) => {
        const named = words.filter(Boolean);
        return others.filter((other) => !isAmong(other, named)).map((other) => `${said}: ${other}`);
      }),
    ),
    ...[...text.matchAll(WITHOUT)].flatMap(([said, word = '']) =>
      ingredients.filter((ingredient) => isAmong(ingredient, [word])).map((ingredient) => `${said}: ${ingredient}`),
    ),
  ];
}
