import 'server-only';

/** The sign for what cannot be read, as an address writes it. No page has it in its address. */
const UNREADABLE = '%EF%BF%BD';

function isReadable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

/**
 * The address with every part of its path that is no text in place of itself a sign for that, and so for one that is no path at
 * all: Next breaks on the one, and finds no page for the other.
 */
export function readablePath(address: string): string {
  if (/^[^/]/.test(address)) return `/${UNREADABLE}`;
  const [path = '', ...query] = address.split('?');
  if (isReadable(path)) return address;
  const parts = path.split('/').map((part) => (isReadable(part) ? part : UNREADABLE));
  return [parts.join('/'), ...query].join('?');
}
