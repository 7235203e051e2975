import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Options } from './options';
import type { Outcome } from './round';

const FOLDER = path.resolve(import.meta.dirname, '../../.data/chaos');

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
const known = (numbers: readonly (number | null)[]) => numbers.filter((n) => n !== null);

function healed(numbers: readonly (number | null)[]): string {
  const all = known(numbers).sort((a, b) => a - b);
  const last = all.at(-1);
  if (last === undefined) return '';
  return all.length === 1 ? String(last) : `${all[Math.floor(all.length / 2)] ?? last} / ${last}`;
}

function row(name: string, outcomes: readonly Outcome[]): string {
  const cells = [
    name,
    outcomes.length,
    sum(outcomes.map(({ kills }) => kills)),
    sum(outcomes.map(({ orders }) => orders)),
    sum(outcomes.map(({ paid }) => paid)),
    sum(outcomes.map(({ differences }) => differences.length)),
    healed(outcomes.map(({ payments }) => payments)),
    healed(outcomes.map(({ refunds }) => refunds)),
  ];
  return `| ${cells.join(' | ')} |`;
}

export const failedOf = (outcomes: readonly Outcome[]) =>
  outcomes.filter(({ differences }) => differences.length > 0).length;

function markdown(outcomes: readonly Outcome[], { seed, minutes }: Options, commit: string): string {
  const names = [...new Set(outcomes.map(({ scenario }) => scenario))];
  const rows = names.map((name) =>
    row(
      name,
      outcomes.filter(({ scenario }) => scenario === name),
    ),
  );
  const found = outcomes.flatMap(({ scenario, differences }) =>
    differences.map((text) => `- **${scenario}**: ${text}`),
  );
  return [
    '# Chaos',
    '',
    `${outcomes.length} rounds in ${Math.round(sum(outcomes.map(({ seconds }) => seconds)) / 60)} minutes, ${failedOf(outcomes)} with differences. Seed \`${seed}\`${minutes ? `, ${minutes} minutes asked for` : ''}, ${commit}.`,
    '',
    'Seconds (median / longest) from the moment the shop was ready again, or the fault gone, until nothing was undecided, by the',
    "shop's own timers, with every shopper's page closed. Blank where the round was hurried.",
    '',
    '| scenario | rounds | kills | orders | paid | differences | s until payments are decided | s until refunds are done |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    row('**all**', outcomes),
    '',
    '## Differences',
    '',
    ...(found.length > 0 ? found : ['None.']),
    '',
  ].join('\n');
}

/** Writes `.data/chaos/report.md`, and the counts if they were asked for. @returns where the report is */
export function writeReport(outcomes: readonly Outcome[], options: Options, commit: string): string {
  mkdirSync(FOLDER, { recursive: true });
  const failed = failedOf(outcomes);
  const counts = { passed: outcomes.length - failed, failed, skipped: 0 };
  if (options.counts) writeFileSync(options.counts, JSON.stringify(counts));
  const file = path.join(FOLDER, 'report.md');
  writeFileSync(file, markdown(outcomes, options, commit));
  return file;
}
