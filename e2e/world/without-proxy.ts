import { expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const manifest = z.looseObject({ functions: z.record(z.string(), z.unknown()).default({}) });

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Takes `src/proxy.ts` out of a built shop: nothing names it any more, so nothing calls it. */
function forgetProxy(dir: string): void {
  const file = path.join(dir, '.next/server/functions-config-manifest.json');
  const { functions, ...rest } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { '/_middleware': proxy, ...others } = functions;
  expect(proxy, 'the build names its proxy').toBeDefined();
  writeFileSync(file, JSON.stringify({ ...rest, functions: others }));
  rmSync(path.join(dir, '.next/server/middleware.js'));
}

export type Twin = { readonly url: string; readonly stop: () => Promise<void> };

/** The shop under test once more, from a copy of its build that has no proxy, beside the same database. */
export async function startWithoutProxy(): Promise<Twin> {
  const built = process.env.E2E_SHOP_DIR ?? '';
  if (!existsSync(path.join(built, 'server.js'))) throw new Error('E2E_SHOP_DIR names no built shop.');
  const dir = mkdtempSync(path.join(tmpdir(), 'shop-without-proxy-'));
  cpSync(built, dir, { recursive: true, verbatimSymlinks: true });
  forgetProxy(dir);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const shop = spawn(process.execPath, [path.join(dir, 'server.js')], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), SITE_URL: url, TIMERS: 'off' },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => shop.once('exit', () => resolve()));
  const stop = async () => {
    shop.kill('SIGKILL');
    await ended;
    rmSync(dir, { recursive: true, force: true });
  };
  const isReady = () =>
    fetch(`${url}/api/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isReady, { timeout: 30_000 }).toBe(true);
  return { url, stop };
}
