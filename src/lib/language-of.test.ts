import { expect, test } from 'vitest';
import { languageOf } from './language-of';

test.each([
  ['물에 잘 녹아요', 'ko'],
  ['Shake 맛있어요, really', 'ko'],
  ['Dissolves well.', 'en'],
  ['12 / 10!', undefined],
  ['', undefined],
])('%j is written in %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
