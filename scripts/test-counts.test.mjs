import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chaosCounts, playwrightCounts, sum, vitestCounts } from './test-counts.mjs';

function report(content) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'counts-')), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('counting what was tested', () => {
  it('counts a test file that does not load as a failure', () => {
    const testResults = [
      { status: 'passed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ];
    const file = report({ numPassedTests: 4, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults });
    expect(vitestCounts(file)).toEqual({ passed: 4, failed: 2, skipped: 3 });
  });

  it('counts a flaky browser test as a failure', () => {
    const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } });
    expect(playwrightCounts(file)).toEqual({ passed: 5, failed: 2, skipped: 0 });
  });

  it('counts every round of chaos', () => {
    expect(chaosCounts(report({ passed: 5, failed: 1, skipped: 0 }))).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  it('counts nothing where there is no report', () => {
    const none = { passed: 0, failed: 0, skipped: 0 };
    expect(vitestCounts('/nowhere')).toEqual(none);
    expect(playwrightCounts('/nowhere')).toEqual(none);
    expect(chaosCounts('/nowhere')).toEqual(none);
    expect(sum([none, { passed: 3, failed: 1, skipped: 0 }])).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });
});
