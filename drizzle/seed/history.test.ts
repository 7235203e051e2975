import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { catalogSchema, historySchema } from './schema';

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

const { products } = catalogSchema.parse(readJson('./energy-factory/catalog.json'));
const history = historySchema.parse(readJson('./energy-factory/history.json'));
const forbidden = z
  .object({ makers: z.array(z.string()), effectWords: z.array(z.string()) })
  .parse(readJson('./energy-factory/forbidden-words.json'));

const duplicates = (values: string[]) => values.filter((value, index) => values.indexOf(value) !== index);
const wordsIn = (texts: string[], words: string[]) =>
  words.filter((word) => texts.some((text) => text.toLowerCase().includes(word.toLowerCase())));

describe('the past of the demo', () => {
  const bySlug = new Map(products.map((product) => [product.slug, product]));
  const words = [...history.reviews, ...history.questions].flatMap(({ text, answer }) => [text, answer ?? '']);

  it('is about products there were by then, told by people there are', () => {
    const people = new Set(history.buyers.map(({ key }) => key));
    const told = [...history.reviews, ...history.questions];
    expect(told.filter(({ product, buyer }) => !bySlug.has(product) || !people.has(buyer))).toEqual([]);
    expect(history.reviews.flatMap((review) => review.with ?? []).filter((slug) => !bySlug.has(slug))).toEqual([]);
    // The files are of this day; a past that begins before its goods would be no past.
    const written = new Date('2026-11-29').getTime();
    const early = told.filter(({ product, daysAgo }) => {
      const published = new Date(bySlug.get(product)?.publishedAt ?? '').getTime();
      return written - (daysAgo + 4) * 86_400_000 < published;
    });
    expect(early).toEqual([]);
  });

  it('is varied: two languages, some low ratings, some answers, nobody twice about one product, no word twice', () => {
    const { reviews, buyers } = history;
    expect(reviews.length).toBeGreaterThanOrEqual(40);
    expect(duplicates(reviews.map(({ product, buyer }) => `${product} ${buyer}`))).toEqual([]);
    expect(duplicates(reviews.map(({ text }) => text))).toEqual([]);
    const low = reviews.filter(({ ratingHalves }) => ratingHalves <= 6);
    expect(low.length / reviews.length).toBeGreaterThan(0.05);
    expect(low.length / reviews.length).toBeLessThan(0.3);
    const foreign = new Set(buyers.filter(({ locale }) => locale === 'en').map(({ key }) => key));
    const english = reviews.filter(({ buyer }) => foreign.has(buyer));
    expect(english.length).toBeGreaterThanOrEqual(5);
    expect(english.filter(({ text }) => /\p{Script=Hangul}/u.test(text))).toEqual([]);
    expect(reviews.filter(({ answer }) => answer !== undefined).length).toBeGreaterThanOrEqual(5);
    expect(history.questions.some(({ answer }) => answer === undefined)).toBe(true);
  });

  it('speaks of taste, never of effects, and of no real maker', () => {
    expect(wordsIn(words, [...forbidden.effectWords, ...forbidden.makers])).toEqual([]);
  });
});
