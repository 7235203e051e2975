import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installDebian } from './debian.mjs';
import { bin } from './paths.mjs';
import { Stop } from './steps.mjs';
import { run } from './supervisor.mjs';

// The headless shell first: without the parts of a browser that nobody sees it takes three fifths of the processor's time.
const INSTALLED = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const works = (file) =>
  existsSync(file) && (process.platform === 'win32' || spawnSync(file, ['--version']).status === 0);

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  return chromium.executablePath();
}

/** The browser for the tests: CHROMIUM_PATH, Playwright's own, or one that is installed; undefined when there is none. */
export async function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked && !works(asked)) throw new Stop(`CHROMIUM_PATH is ${asked}, but no browser starts there.`);
  return [asked, await playwrightsOwn(), ...INSTALLED].find((file) => file && works(file));
}

async function attempt(work) {
  try {
    await work();
    return '';
  } catch (error) {
    return error.output ?? error.message;
  }
}

const DEBIAN = ['chromium-headless-shell', 'chromium'];

/** Finds a browser, or installs one: Playwright's download, else Debian's package as root. */
export async function installChromium() {
  const found = await findChromium();
  if (found) return found;
  const output = [
    await attempt(() =>
      run('No download.', process.execPath, [bin('playwright/cli.js'), 'install', 'chromium'], { log: 'chromium' }),
    ),
  ];
  for (const name of DEBIAN) if (!(await findChromium())) output.push(installDebian(name));
  const installed = await findChromium();
  if (installed) return installed;
  throw new Stop(
    'There is no Chromium for the browser tests and none could be installed: install one and set CHROMIUM_PATH to it.',
    output.join('\n'),
  );
}
