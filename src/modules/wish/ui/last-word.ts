/**
 * Sends what was said last of each thing: one call at a time for each, in the order in which it was said. What is overtaken by
 * a later word before its turn is never sent, and its failure is nobody's. `done` is told once for each last word.
 */
export function lastWord<K, V>(
  send: (key: K, word: V) => Promise<unknown>,
  done: (key: K, word: V, error: unknown) => void,
): (key: K, word: V) => void {
  const said = new Map<K, V>();
  const speaking = new Set<K>();

  async function speak(key: K): Promise<void> {
    speaking.add(key);
    for (let word = said.get(key); word !== undefined; word = said.get(key)) {
      said.delete(key);
      const error: unknown = await send(key, word).then(
        () => null,
        (failure: unknown) => failure,
      );
      if (!said.has(key)) done(key, word, error);
    }
    speaking.delete(key);
  }

  return (key, word) => {
    said.set(key, word);
    if (!speaking.has(key)) void speak(key);
  };
}
