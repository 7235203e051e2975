import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const CLI = path.resolve(import.meta.dirname, '../../node_modules/lighthouse/cli/index.js');

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];

/** In milliseconds; how far things move is a share of the screen. */
const TIMINGS = {
  firstPaint: 'first-contentful-paint',
  largestPaint: 'largest-contentful-paint',
  blocked: 'total-blocking-time',
  speedIndex: 'speed-index',
  moved: 'cumulative-layout-shift',
} as const;

/** What one run of Lighthouse found on one page; scores are points of a hundred. */
export type Audited = {
  readonly scores: Readonly<Record<Category, number>>;
  readonly timings: Readonly<Record<keyof typeof TIMINGS, number>>;
  /** How fast Lighthouse found the machine itself. */
  readonly machine: number;
  /** Every audit that took points away, or asks for something without taking any: its name, its points, its number. */
  readonly short: readonly string[];
};

const report = z.object({
  finalDisplayedUrl: z.string(),
  runtimeError: z.object({ message: z.string() }).optional(),
  environment: z.object({ benchmarkIndex: z.number() }),
  categories: z.record(
    z.enum(CATEGORIES),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      scoreDisplayMode: z.string(),
      displayValue: z.string().optional(),
      numericValue: z.number().optional(),
    }),
  ),
});
type Report = z.infer<typeof report>;

const hundred = (score: number | null) => Math.round((score ?? 0) * 100);

function shortOf({ categories, audits }: Report): string[] {
  return CATEGORIES.flatMap((name) =>
    categories[name].auditRefs.flatMap(({ id, weight }) => {
      const { score = null, displayValue = '', scoreDisplayMode } = audits[id] ?? {};
      if (score === null || score === 1 || scoreDisplayMode === 'informative') return [];
      return [`${name}: ${id} ${hundred(score)}${weight ? '' : ' (takes no points)'} ${displayValue}`.trim()];
    }),
  );
}

/** Lighthouse as a program of its own: it sends its functions into the page as text, which has to be its own text. */
async function lighthouse(url: string, port: number): Promise<Report> {
  const choice = [`--port=${port}`, `--only-categories=${CATEGORIES.join(',')}`, '--no-enable-error-reporting'];
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, url, ...choice, '--output=json', '--quiet'], {
    maxBuffer: 1 << 28,
  });
  return report.parse(JSON.parse(stdout));
}

/** One run with what Lighthouse takes for a phone on a slow network, nothing of the page in the browser's cache. */
export async function audit(url: string, port: number): Promise<Audited> {
  const found = await lighthouse(url, port);
  const { finalDisplayedUrl, runtimeError, categories, audits, environment } = found;
  if (runtimeError) throw new Error(`Lighthouse saw nothing of ${url}: ${runtimeError.message}`);
  if (finalDisplayedUrl !== url) throw new Error(`${url} led to ${finalDisplayedUrl}.`);
  const score = (name: Category) => hundred(categories[name].score);
  const timing = (name: keyof typeof TIMINGS) => Math.round((audits[TIMINGS[name]]?.numericValue ?? 0) * 1000) / 1000;
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
    },
    timings: {
      firstPaint: timing('firstPaint'),
      largestPaint: timing('largestPaint'),
      blocked: timing('blocked'),
      speedIndex: timing('speedIndex'),
      moved: timing('moved'),
    },
    machine: Math.round(environment.benchmarkIndex),
    short: shortOf(found),
  };
}

/** The run in the middle by its points for speed. */
export function middle(runs: readonly Audited[]): Audited {
  const sorted = runs.toSorted((a, b) => a.scores.performance - b.scores.performance);
  const run = sorted[Math.floor(sorted.length / 2)];
  if (!run) throw new Error('nothing was measured');
  return run;
}
