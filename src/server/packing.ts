import 'server-only';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Coding = 'br' | 'gzip';

/**
 * SMALL is for a page, which is packed once and sent until it changes; SMALLEST for a file, which never does: brotli’s last
 * levels take more than twice as long for a tenth.
 */
const QUALITY = { SMALL: 9, SMALLEST: 11 } as const;

/** Packs a body in a thread of its own. */
export function packWith(coding: Coding, body: Buffer, quality: keyof typeof QUALITY): Promise<Buffer> {
  if (coding === 'gzip') return promisify(gzip)(body, { level: 9 });
  return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY[quality] } });
}

/** The best coding a browser takes, by its Accept-Encoding; null where it takes neither or says more than browsers do. */
export function codingOf(accepted: string | undefined): Coding | null {
  const names = (accepted ?? '').split(',').map((name) => name.trim());
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : null;
}
