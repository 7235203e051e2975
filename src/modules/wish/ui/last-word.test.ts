import { describe, expect, it } from 'vitest';
import { lastWord } from './last-word';

/** A server that answers when it is told to, the calls in any order. */
function givenServer() {
  const calls: { key: string; word: boolean; answer: (failed?: boolean) => void }[] = [];
  const ends: [string, boolean, boolean][] = [];
  const say = lastWord<string, boolean>(
    (key, word) =>
      new Promise((resolve, reject) => {
        calls.push({ key, word, answer: (failed) => (failed ? reject(new Error('away')) : resolve(null)) });
      }),
    (key, word, error) => ends.push([key, word, error === null]),
  );
  /** Answers the last call. */
  const answer = async (failed = false) => {
    calls.at(-1)?.answer(failed);
    // Long enough for everything that follows from the answer.
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { say, calls, ends, answer, words: () => calls.map(({ key, word }) => [key, word]) };
}

describe('the last word', () => {
  it('is sent after the one before it is answered, and those between never', async () => {
    const { say, words, ends, answer } = givenServer();
    for (const word of [true, false, true, false]) say('a', word);
    expect(words()).toEqual([['a', true]]);
    await answer();
    expect(words()).toEqual([
      ['a', true],
      ['a', false],
    ]);
    expect(ends).toEqual([]);
    await answer();
    expect(ends).toEqual([['a', false, true]]);
  });

  it('is sent even where it is what was said first: the answer may have been lost', async () => {
    const { say, words, answer } = givenServer();
    for (const word of [true, false, true]) say('a', word);
    await answer(true);
    await answer();
    expect(words()).toEqual([
      ['a', true],
      ['a', true],
    ]);
  });

  it('of one thing does not wait for another', () => {
    const { say, words } = givenServer();
    say('a', true);
    say('b', true);
    expect(words()).toEqual([
      ['a', true],
      ['b', true],
    ]);
  });

  it('fails alone: what was overtaken may fail unheard', async () => {
    const { say, ends, answer } = givenServer();
    say('a', true);
    say('a', false);
    await answer(true);
    expect(ends).toEqual([]);
    await answer(true);
    expect(ends).toEqual([['a', false, false]]);
    say('a', true);
    await answer();
    expect(ends.at(-1)).toEqual(['a', true, true]);
  });
});
