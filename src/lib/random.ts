/** Taken from the system in one go: asking it for every id costs more than all the rest of making one. */
const pool = new Uint8Array(8_192);
let used = pool.length;

function randomByte(): number {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const byte = pool[used] ?? 0;
  // A byte is never given twice, nor kept.
  pool[used] = 0;
  used += 1;
  return byte;
}

/** A generator of random strings over an alphabet of at most 256 characters, without modulo bias. */
export function customAlphabet(alphabet: string, length: number): () => string {
  const limit = 256 - (256 % alphabet.length);
  return () => {
    let out = '';
    while (out.length < length) {
      const byte = randomByte();
      if (byte < limit) out += alphabet.charAt(byte % alphabet.length);
    }
    return out;
  };
}
