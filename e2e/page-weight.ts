import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

export type PageWeight = { readonly scripts: number; readonly kib: number };

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
  return { scripts: sources.size, kib: Math.round((bytes / 1024) * 10) / 10 };
}

/** The fonts a page asks for by itself, once all its letters are there, and their KiB together. */
export async function fontWeight(page: Page, path: string): Promise<{ names: string[]; kib: number }> {
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const fonts = [...new Set(asked.filter((name) => name.endsWith('.woff2')))];
  let bytes = 0;
  for (const font of fonts) bytes += (await (await fetch(font)).arrayBuffer()).byteLength;
  const names = fonts.map((font) => new URL(font).pathname.split('/').at(-1) ?? font);
  return { names, kib: Math.round((bytes / 1024) * 10) / 10 };
}
