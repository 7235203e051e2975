import { expect, it } from 'vitest';
import { plainText, seenText } from './plain-text';

it.each([
  ['  맛있어요  ', '맛있어요'],
  ['첫 줄\r\n둘째 줄\r셋째\u2028넷째', '첫 줄\n둘째 줄\n셋째\n넷째'],
  ['위\n\n\n\n\n아래', '위\n\n아래'],
  ['a\u202Eb\u0000c\u0007d\u200Be', 'abcde'],
  ['\u200B\u2060\uFEFF', ''],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['👩‍👧 좋아요', '👩‍👧 좋아요'],
])('%j becomes %j', (typed, kept) => {
  expect(plainText(typed)).toBe(kept);
});

// Put in order by their classes, so many marks would take minutes.
it.each([seenText, plainText])('%o reads marks piled up at once', (read) => {
  const piled = `a${'\u0301'.repeat(300_000)}${'\u0316'.repeat(300_000)}`;
  expect(read(piled)).toBe(piled);
});

it('leaves nothing in a name that nobody sees', () => {
  const blank = '\u00AD\u034F\u115F\u1160\u180E\u206A\u2800\u3164\uFE0F\uFFA0\u{E0041}';
  expect(seenText(`${blank}김\u200C예\u200D시${blank}`)).toBe('김예시');
  expect(seenText('a\u034F\u0301')).toBe('\u00E1');
});

it('keeps faces in a text as they are drawn, and nothing else that nobody sees', () => {
  expect(plainText('👩‍👧 👩🏽‍🚀 ❤️‍🔥')).toBe('👩‍👧 👩🏽‍🚀 ❤️‍🔥');
  expect(plainText('\u200D가\u200D나\uFE0F\u200C\u3164\u00AD')).toBe('가나');
});
