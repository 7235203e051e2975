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

/** Steps in a path, `.` and `..`, however they are spelled. */
const STEP = /\/(?:\.|%2e){1,2}(?=\/|$)/i;
/** Any will do: the address of a request has none. */
const ORIGIN = 'http://shop';

/** Next takes the steps of some addresses: whoever minds one must see which it is. */
function stepsTaken(path: string): string {
  return STEP.test(path) && URL.canParse(ORIGIN + path) ? new URL(ORIGIN + path).pathname : path;
}

/**
 * The address with the steps of its path taken, and with every part of it that is no text in place of itself a sign for that, and
 * so for one that is no path at all: Next breaks on the one, and finds no page for the other.
 */
export function readablePath(address: string): string {
  if (/^[^/]/.test(address)) return `/${UNREADABLE}`;
  const [given = '', ...query] = address.split('?');
  const path = stepsTaken(given);
  const parts = path.split('/').map((part) => (isReadable(part) ? part : UNREADABLE));
  return [isReadable(path) ? path : parts.join('/'), ...query].join('?');
}
