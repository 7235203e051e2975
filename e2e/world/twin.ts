import { expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export type Twin = { readonly url: string; readonly stop: () => Promise<void> };

/** The folder of the build under test. */
export function builtShop(): string {
  const built = process.env.E2E_SHOP_DIR ?? '';
  if (!existsSync(path.join(built, 'server.js'))) throw new Error('E2E_SHOP_DIR names no built shop.');
  return built;
}

/** The shop under test once more, beside the same database, from the build in `dir` and with some of its environment changed. */
export async function startTwin(dir: string, changed: Readonly<Record<string, string>> = {}): Promise<Twin> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const shop = spawn(process.execPath, [path.join(dir, 'server.js')], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), SITE_URL: url, TIMERS: 'off', ...changed },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => shop.once('exit', () => resolve()));
  const stop = async () => {
    shop.kill('SIGKILL');
    await ended;
  };
  const isReady = () =>
    fetch(`${url}/api/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isReady, { timeout: 30_000 }).toBe(true);
  return { url, stop };
}
