import { describe, expect, it } from 'vitest';
import { loadMessages } from './messages';

type Tree = { readonly [key: string]: string | Tree };

const sentences = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : sentences(value)));

/** Words that press instead of telling; the shop says numbers: how many are left, until when something is kept. */
const PRESSING = {
  ko: /서두르|서둘러|마감 ?임박|품절 ?임박|매진 ?임박|놓치지|오늘만|지금 안 사|마지막 기회|한정 수량|폭탄|초특가|사라지기 전|안 받을래요|안 사면 손해/,
  en: /hurry|last chance|today only|only today|don.t miss|selling fast|almost gone|limited time|act now|before it.s gone|no thanks, i/i,
};

describe('what the shop says', () => {
  it.each(['ko', 'en'] as const)('presses nobody (%s)', (locale) => {
    const { admin: _desk, ...shop } = loadMessages(locale);
    const said = sentences(shop);
    expect(said.length).toBeGreaterThan(500);
    expect(said.filter((sentence) => PRESSING[locale].test(sentence))).toEqual([]);
  });

  it('would notice', () => {
    expect('품절 임박! 서두르세요').toMatch(PRESSING.ko);
    expect('Hurry, selling fast').toMatch(PRESSING.en);
  });
});
