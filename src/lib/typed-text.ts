const HALF_A_PAIR = /[\uD800-\uDBFF]$/;

/** A text of an address as it can be stored and looked for: without the character zero, and cut to `max` without halving a sign. */
export function typedText(value: string | string[] | undefined, max = Infinity): string {
  const text = [value].flat()[0]?.replaceAll('\0', '').trim() ?? '';
  return text.slice(0, max).replace(HALF_A_PAIR, '');
}
