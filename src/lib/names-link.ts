/** A dot that something follows at once: what mail programs make a link of, also with the dots of other scripts. */
const DOTTED = /[.\u3002](?=[\p{L}\p{N}]{2})|\p{N}[.\u3002]\p{N}/u;

/** Whether a name holds what a mail program would make a link of, or an address: no name does, and the shop mails names. */
export function namesLink(name: string): boolean {
  const plain = name.normalize('NFKC');
  return plain.includes('://') || plain.includes('@') || DOTTED.test(plain);
}
