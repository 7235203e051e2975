import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const work = join(root, '.data', 'packshots');
const fonts = join(work, 'node_modules', 'pretendard', 'dist', 'public', 'static');
const fontsConf = join(work, 'fonts.conf');

function installFonts() {
  if (existsSync(join(fonts, 'Pretendard-Black.otf'))) return;
  console.log('Installing the Pretendard fonts into .data/packshots …');
  mkdirSync(work, { recursive: true });
  try {
    execFileSync('npm', ['install', '--prefix', work, '--no-save', 'pretendard@1.3.9'], { stdio: 'inherit' });
  } catch {
    console.error('The fonts could not be installed. Check the connection to the npm registry and start again.');
    process.exit(1);
  }
}

function writeFontsConf() {
  mkdirSync(work, { recursive: true });
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig><dir>${fonts}</dir><cachedir>${join(work, 'cache')}</cachedir></fontconfig>`,
  ];
  writeFileSync(fontsConf, `${lines.join('\n')}\n`);
}

installFonts();
writeFontsConf();

// fontconfig reads its configuration once per process, so the drawing runs in a process of its own
const drawing = spawnSync(
  process.execPath,
  ['--import', 'tsx', join(root, 'scripts', 'packshots', 'main.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, FONTCONFIG_FILE: fontsConf, PACKSHOT_FONTS: fonts } },
);
process.exit(drawing.status ?? 1);
