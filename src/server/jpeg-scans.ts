import 'server-only';

const MARK = 0xff;
const SCAN = 0xda;
/**
 * After a mark these begin a segment, whose length follows: frames, tables, scans, what programs wrote, comments. Any other is a byte
 * of the picture that looks like a mark, a restart, filling, or nothing a picture may hold.
 */
const beginsSegment = (kind: number) =>
  (kind >= 0xc0 && kind <= 0xcf) || (kind >= SCAN && kind <= 0xef) || kind === 0xfe;

/**
 * How often a JPEG goes over its pixels, read without opening it. A picture whose details come little by little does it ten
 * times; each time costs a whole drawing, and a scan of a few bytes can be repeated in a small file as often as one likes.
 */
export function jpegScans(bytes: Uint8Array): number {
  let scans = 0;
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== MARK) continue;
    const kind = bytes[at + 1] ?? 0;
    if (kind === SCAN) scans += 1;
    // Its length counts its own two bytes.
    if (beginsSegment(kind)) at += 1 + Math.max(2, (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0));
  }
  return scans;
}
