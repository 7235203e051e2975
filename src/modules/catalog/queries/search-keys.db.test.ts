import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromKeys } from '~/lib/korean/keyboard';
import { romanKey } from '~/lib/korean/roman';
import { initialsKey, soundKey } from '~/lib/korean/sound';
import { testDb } from '~/testing/db';

const keysOf = async (words: readonly string[]) =>
  testDb().execute<{ key: string; initials: string; roman: string }>(
    sql`SELECT key, search_initials(key) AS initials, search_roman(key) AS roman
        FROM unnest(${sql.param([...words])}::text[]) WITH ORDINALITY word(said, n), search_key(said) key ORDER BY n`,
  );

describe('the keys the database gives products', () => {
  it('are those the shop gives queries, for every syllable and whatever else people type', async () => {
    const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code));
    const other = fc.constantFrom(...'aZé9%_\\·-–,. &ßㄱㅏ©漢'.split(''));
    const words = fc.sample(fc.array(fc.oneof(syllable, syllable, other), { maxLength: 12 }), {
      numRuns: 2000,
      seed: 7,
    });
    const said = words.map((letters) => letters.join(''));
    expect((await keysOf(said)).map(({ key }) => key)).toEqual(said.map(soundKey));
  });

  it('are those of first consonants and of Latin letters', async () => {
    const [chicken] = await keysOf(['닭가슴살']);
    expect(chicken?.initials).toBe(initialsKey('ㄷㄱㅅㅅ'));
    const words = ['김치', '고추장', '불고기', '떡볶이', '된장찌개', '찜닭', '누룽지', '삼계탕', '샤브샤브'];
    const written = [
      'kimchi',
      'gochujang',
      'bulgogi',
      'tteokbokki',
      'doenjangjjigae',
      'jjimdak',
      'nurungji',
      'samgyetang',
      'shabushabu',
    ];
    expect((await keysOf(words)).map(({ roman }) => roman)).toEqual(written.map(romanKey));
    expect(fromKeys('ekfrrktmatkf')).toBe('닭가슴살');
  });
});
