import { expect } from '@playwright/test';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { builtShop, startTwin, type Twin } from './twin';

const manifest = z.looseObject({ functions: z.record(z.string(), z.unknown()).default({}) });

/** Takes `src/proxy.ts` out of a built shop: nothing names it any more, so nothing calls it. */
function forgetProxy(dir: string): void {
  const file = path.join(dir, '.next/server/functions-config-manifest.json');
  const { functions, ...rest } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { '/_middleware': proxy, ...others } = functions;
  expect(proxy, 'the build names its proxy').toBeDefined();
  writeFileSync(file, JSON.stringify({ ...rest, functions: others }));
  rmSync(path.join(dir, '.next/server/middleware.js'));
}

/** The shop under test once more, from a copy of its build that has no proxy, beside the same database. */
export async function startWithoutProxy(): Promise<Twin> {
  const dir = mkdtempSync(path.join(tmpdir(), 'shop-without-proxy-'));
  cpSync(builtShop(), dir, { recursive: true, verbatimSymlinks: true });
  forgetProxy(dir);
  const { url, stop } = await startTwin(dir);
  return { url, stop: () => stop().then(() => rmSync(dir, { recursive: true, force: true })) };
}
