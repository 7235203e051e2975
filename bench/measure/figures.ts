import { writeFileSync } from 'node:fs';
import { cpuDuring, digestsPerMs } from './processes';

/** One measured number. `goal` is what it should be, `times` what it is of a yardstick measured in the same run. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: { readonly least: number } | { readonly most: number };
  readonly times?: { readonly of: string; readonly value: number; readonly goal?: number };
};

export type PartResult = {
  readonly part: string;
  readonly figures: readonly Figure[];
  /** Differences found in the books afterwards: none, or a sentence each. */
  readonly books: readonly string[];
  readonly details: Record<string, unknown>;
};
/** How the machine was meanwhile: how fast (SHA-256 digests a millisecond, before and after), how busy with something else. */
export type Conditions = { readonly speed: readonly [number, number]; readonly othersCores: number };

export const ratio = (value: number, yardstick: number): number => Math.round((value / yardstick) * 100) / 100;

export const meets = ({ value, goal, times }: Figure): boolean | undefined => {
  if (times?.goal !== undefined && times.value < times.goal) return false;
  if (!goal) return times?.goal === undefined ? undefined : true;
  return 'least' in goal ? value >= goal.least : value <= goal.most;
};

/** One line of progress, so that a long run is not silent. */
export function tell(what: string, figures: unknown): void {
  console.log(`  ${what.padEnd(44)} ${typeof figures === 'string' ? figures : JSON.stringify(figures)}`);
}

function report(result: PartResult & Conditions): void {
  const file = process.env.BENCH_RESULT;
  if (file) writeFileSync(file, JSON.stringify(result, undefined, 2));
  else console.log(JSON.stringify(result, undefined, 2));
}

async function underConditions(measure: () => Promise<PartResult>): Promise<PartResult & Conditions> {
  const before = digestsPerMs();
  const started = performance.now();
  const { result, cpu } = await cpuDuring(measure);
  const othersCores = Math.round((cpu.others / (performance.now() - started)) * 100) / 100;
  return { ...result, speed: [before, digestsPerMs()], othersCores };
}

/** Runs one part and hands what it found to `npm run bench`. */
export function part(measure: () => Promise<PartResult>): void {
  underConditions(measure)
    .then(report)
    .then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
}
