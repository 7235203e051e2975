/** A generator of random strings over an alphabet of at most 256 characters, without modulo bias. */
export function customAlphabet(alphabet: string, length: number): () => string {
  const limit = 256 - (256 % alphabet.length);
  return () => {
    let out = '';
    while (out.length < length) {
      for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
        if (byte < limit && out.length < length) out += alphabet.charAt(byte % alphabet.length);
      }
    }
    return out;
  };
}
