/**
 * Whether every text in a value can be stored: the database knows neither the character zero nor half of a pair. What is no JSON
 * and can be endless, a map or an array of bytes, cannot. A value that
 * stands in many places, or in itself, is looked at once; however deep one stands, the stack does not grow.
 */
export function isStorable(value: unknown): boolean {
  const seen = new Set<object>();
  const waiting = [value];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one === 'string') {
      if (one.includes('\u0000') || !one.isWellFormed()) return false;
    } else if (one instanceof Map || one instanceof Set || ArrayBuffer.isView(one)) {
      return false;
    } else if (typeof one === 'object' && one !== null && !seen.has(one)) {
      seen.add(one);
      for (const [key, inner] of Object.entries(one)) waiting.push(key, inner);
    }
  }
  return true;
}
