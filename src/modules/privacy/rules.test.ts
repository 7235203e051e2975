import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cutOff, RETENTION } from './rules';

describe('how long data is kept', () => {
  const now = new Date('2031-03-15T12:00:00Z');
  it.each([
    [RETENTION.orders.keep, '2026-03-15T12:00:00.000Z'],
    [RETENTION.claims.keep, '2028-03-15T12:00:00.000Z'],
    [RETENTION.consents.keep, '2030-09-15T12:00:00.000Z'],
    [RETENTION.guests.keep, '2030-03-15T12:00:00.000Z'],
    [RETENTION.outbox.keep, '2030-12-15T12:00:00.000Z'],
  ])('counts %o back to %s', (keep, expected) => {
    expect(cutOff(now, keep).toISOString()).toBe(expected);
  });

  it('is told in docs/privacy.md, row by row', () => {
    const docs = readFileSync('docs/privacy.md', 'utf8');
    for (const [name, { keep, from }] of Object.entries(RETENTION)) {
      const [unit, count] = Object.entries(keep)[0] ?? ['', 0];
      const span = count === 0 ? 'at once' : count === 1 ? `1 ${unit.slice(0, -1)}` : `${count} ${unit}`;
      const row = docs.split('\n').find((line) => line.startsWith(`| ${name} `) && line.includes(`| ${from} `));
      expect(row, name).toContain(`| ${span} `);
    }
  });
});
