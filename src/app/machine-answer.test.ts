import { describe, expect, it } from 'vitest';
import { machineAnswer } from './machine-answer';

let addresses = 0;
const from = (address = `192.0.2.${(addresses += 1)}`, signal = new AbortController().signal) => ({
  headers: new Headers({ 'x-forwarded-for': address }),
  signal,
});

/** A document that is finished when it is let go on. */
function document() {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  async function* pieces() {
    yield 'first ';
    await held;
    yield 'last';
  }
  return { pieces: pieces(), goOn };
}
const short = (async function* () {
  await Promise.resolve();
  yield 'all';
})();

describe('a document for machines', () => {
  it('is made beside one other; whoever comes then waits, or is told to come again where too many do', async () => {
    const documents = Array.from({ length: 30 }, document);
    const answers = documents.map(({ pieces }) => machineAnswer('text', from(), pieces));
    const begun = await Promise.all([answers[0], answers[1]]);
    expect(begun.map((answer) => answer?.status)).toEqual([200, 200]);
    expect(await Promise.race([answers[2], Promise.resolve('waits')])).toBe('waits');
    const refused = await Promise.all(answers.slice(22));
    expect(refused.map(({ status }) => status)).toEqual(Array(8).fill(503));
    expect(refused[0]?.headers.get('retry-after')).toBe('5');
    documents.forEach(({ goOn }) => goOn());
    const texts = await Promise.all(answers.slice(0, 22).map(async (answer) => (await answer).text()));
    expect(texts).toEqual(Array(22).fill('first last'));
  });

  it('is waited for no longer by whoever has gone, and frees its turn when its reader goes', async () => {
    const documents = Array.from({ length: 2 }, document);
    const held = await Promise.all(documents.map(({ pieces }) => machineAnswer('xml', from(), pieces)));
    const gone = new AbortController();
    const waiting = machineAnswer('xml', from(undefined, gone.signal), document().pieces);
    gone.abort();
    expect((await waiting).status).toBe(503);
    const left = held[0]?.body?.cancel();
    expect(await (await machineAnswer('xml', from(), short)).text()).toBe('all');
    documents.forEach(({ goOn }) => goOn());
    await left;
    expect(await held[1]?.text()).toBe('first last');
  });

  it('is asked for 120 times in ten minutes by one address at most', async () => {
    async function* empty() {
      await Promise.resolve();
      yield '';
    }
    for (let times = 0; times < 120; times += 1)
      await (await machineAnswer('text', from('198.51.100.1'), empty())).text();
    const refused = await machineAnswer('text', from('198.51.100.1'), empty());
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '600']);
  });
});
