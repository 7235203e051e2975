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
  for (let at = bytes.indexOf(MARK); at !== -1; at = bytes.indexOf(MARK, at)) {
    const [kind = 0, high = 0, low = 0] = bytes.subarray(at + 1, at + 4);
    if (kind === SCAN) scans += 1;
    at += beginsSegment(kind) ? 2 + Math.max(2, high * 256 + low) : 1;
  }
  return scans;
}
