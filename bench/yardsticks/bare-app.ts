import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DIR = path.join(ROOT, '.data/bench/bare-app');
const NEXT = path.join(ROOT, 'node_modules/next/dist/bin/next');

const CONFIG = `export default { turbopack: { root: ${JSON.stringify(ROOT)} }, poweredByHeader: false };\n`;
const LAYOUT = `export default function Layout({ children }) {
  return <html lang="ko"><body>{children}</body></html>;
}
`;
const pageOf = (text: string) => `export const dynamic = 'error';
export default function Page() {
  return <main>{${JSON.stringify(text)}}</main>;
}
`;

/** What Next writes around a text on such a page, about. */
const FRAME_BYTES = 4_000;

/** A page's own words, so that they pack as well as it does; without the signs that HTML or a script would write as several. */
function wordsOf(document: string): string {
  const words = document.replace(/[<>&"'\\\s]+/g, ' ');
  // Next writes a text twice, as HTML and as data.
  const share = (Buffer.byteLength(document) - FRAME_BYTES) / 2 / Buffer.byteLength(words);
  const whole = words.repeat(Math.ceil(share));
  return whole.slice(0, Math.max(1, Math.round(words.length * share)));
}

const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const;

async function make(documents: Readonly<Record<string, string>>): Promise<void> {
  rmSync(DIR, { recursive: true, force: true });
  mkdirSync(path.join(DIR, 'app'), { recursive: true });
  writeFileSync(path.join(DIR, 'package.json'), '{ "private": true, "type": "module" }\n');
  writeFileSync(path.join(DIR, 'next.config.mjs'), CONFIG);
  writeFileSync(path.join(DIR, 'app/layout.jsx'), LAYOUT);
  for (const [name, document] of Object.entries(documents)) {
    mkdirSync(path.join(DIR, 'app', name));
    writeFileSync(path.join(DIR, 'app', name, 'page.jsx'), pageOf(wordsOf(document)));
  }
  const build = spawn(process.execPath, [NEXT, 'build', DIR], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if ((await once(build, 'exit'))[0] !== 0) throw new Error('The bare pages were not built.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/**
 * Static pages of the same Next, served by itself, with nothing of the shop in them: beside each document (name to HTML) one of
 * about as many bytes, a text of its own words, at `/<name>`.
 */
export async function startBareApp(documents: Readonly<Record<string, string>>) {
  await make(documents);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [NEXT, 'start', DIR, '-p', String(port), '-H', '127.0.0.1'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [first = ''] = Object.keys(documents);
  const patience = performance.now() + 60_000;
  while (!(await answers(`${origin}/${first}`))) {
    if (performance.now() > patience) throw new Error('The bare pages do not answer.');
    await sleep(200);
  }
  return { origin, stop: () => child.kill() };
}
