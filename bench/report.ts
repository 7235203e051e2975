import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { meets, type Conditions, type Figure, type PartResult } from './measure/figures';

const ROOT = path.resolve(import.meta.dirname, '..');

type Part = PartResult & Conditions;

function read(file: string): Part {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- written by `report` of this same run
  return JSON.parse(readFileSync(file, 'utf8')) as Part;
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

function row(figure: Figure): string {
  const { name, value, unit, goal, times } = figure;
  const wanted = goal ? ('least' in goal ? `>= ${goal.least}` : `<= ${goal.most}`) : '';
  const verdict = { true: 'ok', false: 'SHORT', undefined: '' }[String(meets(figure))] ?? '';
  const against = times ? `${times.value} x ${times.of}${times.goal ? ` (>= ${times.goal})` : ''}` : '';
  const number = value.toLocaleString('en-US');
  return `  ${name.padEnd(46)} ${number.padStart(10)} ${unit.padEnd(4)} ${wanted.padEnd(10)} ${verdict.padEnd(6)} ${against}`;
}

function show({ part, figures, books, speed, othersCores }: Part): void {
  console.log(
    `\n  ${part}   (machine: ${speed.join(' to ')} digests/ms, ${othersCores} cores busy with something else)`,
  );
  for (const figure of figures) console.log(row(figure));
  for (const difference of books) console.log(`  THE BOOKS DIFFER: ${difference}`);
  if (books.length === 0) console.log('  the books agree');
}

const [folder = '', out] = process.argv.slice(2);
const parts = readdirSync(folder).map((name) => read(path.join(folder, name)));
const machine = { cpu: os.cpus()[0]?.model ?? '', cores: os.cpus().length, load: os.loadavg(), node: process.version };
const result = { date: new Date().toISOString(), commit: commit(), machine, seconds: process.env.BENCH_SECONDS, parts };
const file = out ? path.resolve(out) : path.join(ROOT, '.data/bench', `${result.date.replaceAll(':', '-')}.json`);
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, JSON.stringify(result, undefined, 2));
parts.forEach(show);
console.log(`\n  Everything measured: ${path.relative(process.cwd(), file)}`);
if (parts.some(({ books }) => books.length > 0)) process.exitCode = 1;
