import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DECIDED_WITHIN_S } from './judge/quiet';
import type { Options } from './options';
import type { Outcome } from './round';

/** What a reader cannot see in the rounds. */
export type Circumstances = {
  readonly commit: string;
  /** How many were to be played. */
  readonly scenarios: number;
  /** What could not be played on this machine, and why. */
  readonly leftOut: readonly string[];
};

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

/** How soon the shop found out by itself about payments that a fault had left undecided. */
function decided(outcomes: readonly Outcome[]): string {
  const patient = outcomes.filter(({ undecided }) => undecided !== null);
  const found = sum(known(patient.map(({ undecided }) => undecided)));
  const slowest = Math.max(0, ...known(patient.map(({ payments }) => payments)));
  return `In ${patient.length} rounds the shop was left to itself: ${found} payments were undecided when it was ready again, the last of a round was decided after ${slowest} s at most (${DECIDED_WITHIN_S} s are allowed).`;
}

export const failedOf = (outcomes: readonly Outcome[]) =>
  outcomes.filter(({ differences }) => differences.length > 0).length;

function markdown(
  outcomes: readonly Outcome[],
  { seed, minutes }: Options,
  { commit, scenarios, leftOut }: Circumstances,
): string {
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
    `${outcomes.length} rounds of ${names.length} of ${scenarios} scenarios in ${Math.round(sum(outcomes.map(({ seconds }) => seconds)) / 60)} minutes, ${failedOf(outcomes)} with differences. Seed \`${seed}\`${minutes ? `, ${minutes} minutes asked for` : ''}, ${commit}.`,
    ...leftOut.map((name) => `Left out: ${name}.`),
    '',
    decided(outcomes),
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
export function writeReport(outcomes: readonly Outcome[], options: Options, circumstances: Circumstances): string {
  mkdirSync(FOLDER, { recursive: true });
  const failed = failedOf(outcomes);
  const counts = { passed: outcomes.length - failed, failed, skipped: 0 };
  if (options.counts) writeFileSync(options.counts, JSON.stringify(counts));
  const file = path.join(FOLDER, 'report.md');
  writeFileSync(file, markdown(outcomes, options, circumstances));
  return file;
}
