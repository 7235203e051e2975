/** A name as strangers see it: 김*시, A***. */
export function veiled(name: string): string {
  const [first = '', ...rest] = Array.from(name.trim());
  if (rest.length < 2) return first + '*'.repeat(rest.length);
  return /^\p{Script=Hangul}+$/u.test(name.trim())
    ? `${first}${'*'.repeat(rest.length - 1)}${rest.at(-1) ?? ''}`
    : `${first}***`;
}
