import { describe, expect, it } from 'vitest';
import { longReport } from './long-report.mjs';

const race = { race: 'last-unit', seed: '7', rounds: 200, wanted: 200, seconds: 90, differences: [] };
const part = { name: 'races', seed: '7', seconds: 90, ok: true };
const report = (more) => longReport({ commit: 'commit abc', parts: [part], races: [race], reports: [], ...more });

describe('the report of the long proofs', () => {
  it('says of every part its seed, its time and how it ended', () => {
    const parts = [part, { name: 'chaos', seed: '8', seconds: 1800, ok: false }];
    const text = report({ parts });
    expect(text).toContain('| races | `7` | 1.5 min | no difference |');
    expect(text).toContain('| chaos | `8` | 30.0 min | **failed** |');
  });

  it('says of every race how many rounds were played, and shows what differed', () => {
    expect(report({})).toContain('| last-unit | `7` | 200 of 200 | 1.5 min | 0 |');
    const text = report({ races: [{ ...race, rounds: 41, differences: ['two were sold'] }] });
    expect(text).toContain('| last-unit | `7` | 41 of 200 | 1.5 min | 1 |');
    expect(text).toContain('### last-unit\n\n```\ntwo were sold\n```');
  });

  it('has the reports of the other parts as chapters', () => {
    expect(report({ races: [], reports: ['# Chaos\n\nfine\n\n## Differences\n'] })).toContain(
      '\n## Chaos\n\nfine\n\n### Differences\n',
    );
  });
});
