import { existsSync, readFileSync, rmSync } from 'node:fs';

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

export const forget = (file) => rmSync(file, { force: true });

/** Counts of a Vitest JSON report; a file that could not even be loaded counts as one failure. */
export function vitestCounts(file) {
  const report = read(file);
  if (!report) return { passed: 0, failed: 0, skipped: 0 };
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts of a Playwright JSON report; a flaky test is a failed one. */
export function playwrightCounts(file) {
  const stats = read(file)?.stats;
  if (!stats) return { passed: 0, failed: 0, skipped: 0 };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** Counts of a chaos run: every round is a test. */
export const chaosCounts = (file) => read(file) ?? { passed: 0, failed: 0, skipped: 0 };

export const sum = (counts) =>
  counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
