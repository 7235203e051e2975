import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { faceOf, groupsOf } from './fonts/groups.mjs';
import { ownLetters } from './fonts/letters.mjs';
import { DATA, ROOT } from './paths.mjs';

// npm run fonts: draws src/styles/fonts/shop-sans from the whole of Pretendard. To be run when the shop has learnt many new letters.
const TOOLS = path.join(DATA, 'fonts');
const PACKAGES = ['pretendard@1.3.9', 'subset-font@2.9.0'];
const WHOLE = path.join(TOOLS, 'node_modules/pretendard/dist/public/variable/PretendardVariable.ttf');
const LICENCE = path.join(ROOT, 'src/styles/fonts/pretendard/LICENSE.txt');
const TARGET = path.join(ROOT, 'src/styles/fonts/shop-sans');

const HEAD = `/*
 * Drawn by "npm run fonts" from Pretendard 1.3.9, Copyright (c) 2021 Kil Hyung-jin, under the SIL Open Font License 1.1
 * (LICENSE.txt): fewer weights and features, and another name, because Pretendard is a reserved one.
 */
`;

/** What the stylesheets ask for (figures of one width, the round ss05), and what Korean and Latin need anyway. */
const FEATURES = ['calt', 'ccmp', 'clig', 'kern', 'liga', 'locl', 'mark', 'mkmk', 'rlig', 'ss05', 'tnum'];
/** The weights of the look; leaving the thinner ones out leaves half of what each letter may vary by. */
const WEIGHTS = { min: 400, max: 800 };

function install() {
  if (existsSync(WHOLE) && existsSync(path.join(TOOLS, 'node_modules/subset-font'))) return;
  console.log('Installing Pretendard and subset-font into .data/fonts …');
  mkdirSync(TOOLS, { recursive: true });
  try {
    execFileSync('npm', ['install', '--prefix', TOOLS, '--no-save', ...PACKAGES], { stdio: 'inherit' });
  } catch {
    console.error('They could not be installed. Check the connection to the npm registry and start again.');
    process.exit(1);
  }
}

install();
const subsetFont = createRequire(path.join(TOOLS, 'package.json'))('subset-font');
const whole = readFileSync(WHOLE);
rmSync(TARGET, { recursive: true, force: true });
mkdirSync(TARGET, { recursive: true });
const rules = [];
for (const group of groupsOf(ownLetters())) {
  const font = await subsetFont(whole, group.letters.join(''), {
    targetFormat: 'woff2',
    keepFeatures: FEATURES,
    variationAxes: { wght: WEIGHTS },
    noHinting: true,
  });
  writeFileSync(path.join(TARGET, `${group.name}.woff2`), font);
  rules.push(faceOf(group, WEIGHTS));
  console.log(`${group.name}: ${group.letters.length} letters, ${Math.round(font.length / 1024)} KiB`);
}
copyFileSync(LICENCE, path.join(TARGET, 'LICENSE.txt'));
writeFileSync(path.join(TARGET, 'shop-sans.css'), HEAD + rules.join('\n'));
