import { describe, expect, it } from 'vitest';
import { highlight } from './highlight';
import { fromKeys, toKeys } from './keyboard';
import { readQuery } from './read-query';
import { romanKey } from './roman';
import { initialsKey, soundKey, withoutLoose } from './sound';

describe('soundKey', () => {
  it.each([
    ['쉐이크', '셰이크'],
    ['떡뽁이', '떡볶이'],
    ['쵸코', '초코'],
    ['쥬스', '주스'],
    ['찌게', '찌개'],
    ['닥가슴쌀', '닭 가슴살'],
    ['Café', 'cafe'],
    ['그릭요거트·유제품', '그릭요거트 유제품'],
  ])('%s sounds like %s', (one, other) => expect(soundKey(one)).toBe(soundKey(other)));

  it.each([
    ['감자', '갈비'],
    ['두부', '누룽지'],
    ['100%', '100_'],
  ])('%s does not sound like %s', (one, other) => expect(soundKey(one)).not.toBe(soundKey(other)));
});

describe('romanKey', () => {
  it.each([
    ['kimchi', 'gimchi', 'kimchee'],
    ['gochujang', 'kochujang', 'gochoojang'],
    ['bulgogi', 'pulgogi', 'bulkogi'],
    ['tteokgalbi', 'ddukgalbi', 'tokkalbi'],
    ['doenjang', 'dwenjang', 'daenjang'],
  ])('%s, %s and %s are one word', (first, ...others) => {
    for (const other of others) expect(romanKey(other)).toBe(romanKey(first));
  });
});

describe('the keyboard that was not switched', () => {
  it.each([
    ['ekfrrktmatkf', '닭가슴살'],
    ['ekfrrktmftkf', '닭가슬살'],
    ['tpdlzm', '세이크'],
    ['EJrqhRdl', '떡볶이'],
    ['dkswk', '안자'],
  ])('%s is %s', (keys, word) => expect(fromKeys(keys)).toBe(word));

  it('is heard the other way round too', () => expect(toKeys('ㅔ개샤ㅜ')).toBe('protin'));

  it('is not suspected of English words', () => {
    expect(fromKeys('protein')).toBeNull();
    expect(toKeys('단백질')).toBeNull();
  });
});

describe('first consonants', () => {
  it('are read only where nothing else was typed', () => {
    expect(initialsKey('ㄷㄱㅅㅅ')).toBe('\u1103\u1100\u1109\u1109');
    expect(initialsKey('ㄸㅂㅇ')).toBe(initialsKey('ㄷㅂㅇ'));
    expect(initialsKey('닭ㄱ')).toBeNull();
    expect(withoutLoose('닭가ㅅ')).toBe('닭가');
  });
});

describe('readQuery', () => {
  const keys = (query: string) => readQuery(query).words.map((ways) => ways.map(([key]) => key));

  it('takes a particle away where a word is left', () => {
    expect(keys('참치가')[0]).toContain(soundKey('참치'));
    expect(keys('죽은')[0]).not.toContain(soundKey('죽'));
  });

  it('knows all words in one, as typed, by the other keyboard and in Latin letters', () => {
    expect(readQuery('닭 가슴살').wholes).toEqual([soundKey('닭가슴살')]);
    expect(readQuery('ekfr rktmatkf').wholes).toContain(soundKey('닭가슴살'));
    expect(readQuery('bul gogi').wholes).toContain(romanKey('bulgogi'));
  });

  it('finds no word in signs and spaces', () => {
    const amounts = { size: null, count: null };
    expect(readQuery(' ·!? ')).toEqual({ typed: [], words: [], wholes: [], amounts });
  });
});

describe('highlight', () => {
  it.each([
    ['닭가슴살', '수비드 [닭가슴살]'],
    ['닭 가슴', '수비드 [닭가슴]살'],
    ['ㄱㅅ', '수비드 닭[가슴]살'],
    ['ekfrrktma', '수비드 [닭가슴]살'],
    ['닥까슴', '수비드 [닭가슴]살'],
    ['tofu', '수비드 닭가슴살'],
  ])('%s marks %s', (query, marked) => {
    const parts = highlight('수비드 닭가슴살', query);
    expect(parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')).toBe(marked);
  });
});
