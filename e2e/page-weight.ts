import { gzipSync } from 'node:zlib';

export type PageWeight = { readonly page: string; readonly scripts: number; readonly kib: number };

/**
 * The JavaScript a page's document asks for, gzipped as it crosses the wire (level 6), in KiB. Scripts for browsers without
 * modules are left out, as browsers leave them out.
 */
export async function pageWeight(origin: string, page: string): Promise<PageWeight> {
  const html = await (await fetch(`${origin}${page}`)).text();
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  const sources = new Set(tags.map(([, source]) => (source ?? '').replaceAll('&amp;', '&')));
  let bytes = 0;
  for (const source of sources) {
    const body = await (await fetch(new URL(source, origin))).arrayBuffer();
    bytes += gzipSync(Buffer.from(body), { level: 6 }).byteLength;
  }
  return { page, scripts: sources.size, kib: Math.round((bytes / 1024) * 10) / 10 };
}
