import { readdirSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { APP_ERROR_CODES } from '~/lib/errors';
import { loadMessages } from './messages';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof value === 'string') found.set(path, value);
    else for (const [inner, text] of leaves(value, path)) found.set(inner, text);
  }
  return found;
}

const ko = leaves(loadMessages('ko'));
const en = leaves(loadMessages('en'));
const argumentsOf = (text: string) => [...text.matchAll(/\{\s*(\w+)/g)].map((match) => match[1]).toSorted();

describe('messages', () => {
  it('has the same keys in both languages', () => {
    expect([...en.keys()].toSorted()).toEqual([...ko.keys()].toSorted());
  });
  it('has no empty sentence, and every sentence can be formatted', () => {
    for (const [locale, tree] of [
      ['ko', ko],
      ['en', en],
    ] as const) {
      for (const [key, text] of tree) {
        if (!key.endsWith('Suffix')) expect(text.trim(), `${locale} ${key}`).not.toBe('');
        expect(() => new IntlMessageFormat(text, locale), `${locale} ${key}`).not.toThrow();
      }
    }
  });
  it('uses in English no argument that Korean does not give', () => {
    for (const [key, text] of en) {
      const given = new Set(argumentsOf(ko.get(key) ?? ''));
      // Plural branches hold words in braces; only names that Korean never uses anywhere else would be missed.
      for (const name of argumentsOf(text.replace(/\{(\w+),\s*(?:plural|select)[^]*$/, '{$1}')))
        expect(given, `${key}: ${name}`).toContain(name);
    }
  });
  it('keeps Hangul out of English', () => {
    for (const [key, text] of en) if (!key.startsWith('layout.languages')) expect(text, key).not.toMatch(/[가-힣]/);
  });
  it('has a sentence for every error code', () => {
    for (const code of APP_ERROR_CODES) expect(ko.get(`errors.${code}`), code).toBeTypeOf('string');
  });
  it('loads every file of the folder', () => {
    const files = readdirSync('src/i18n/messages/ko')
      .map((file) => file.replace('.json', ''))
      .toSorted();
    expect(Object.keys(loadMessages('ko')).toSorted()).toEqual(files);
  });
});
