import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CRASH_POINTS, NAMED_TRANSACTIONS, PROVIDER_CALLS } from './crash-points';
import { ENV_KEYS, parseEnv } from './env';

const SOURCES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('crash-points.ts'))
  .map((file) => readFileSync(path.join('src', file), 'utf8'));

/** Whether this name stands, as a string, in a file where that is called. */
const isNamed = (name: string, caller: string) =>
  SOURCES.some((text) => text.includes(`${caller}(`) && text.includes(`'${name}'`));

describe('crash points', () => {
  it('are at least 25, each once', () => {
    expect(CRASH_POINTS.length).toBeGreaterThanOrEqual(25);
    expect(new Set(CRASH_POINTS).size).toBe(CRASH_POINTS.length);
  });

  // The other way round the types hold it: `inTx` and the calls of the provider take a name of the list.
  it.each(NAMED_TRANSACTIONS)('%s is a transaction of the shop', (name) => {
    expect(isNamed(name, 'inTx') || isNamed(name, 'settle')).toBe(true);
  });

  it.each(PROVIDER_CALLS)('%s is a call of the provider', (name) => {
    expect(isNamed(name, 'call')).toBe(true);
  });

  it.each(CRASH_POINTS.filter((point) => !/:(before|after)-(commit|call)$/.test(point)))('%s is passed', (point) => {
    expect(isNamed(point, 'crashPoint')).toBe(true);
  });

  it.each(CRASH_POINTS)('%s can be ordered by its name', (point) => {
    const known = Object.fromEntries(ENV_KEYS.map((key) => [key, process.env[key]]));
    expect(parseEnv({ ...known, CRASH_AT: `${point}#3` }).CRASH_AT).toBe(`${point}#3`);
  });

  it('end the process at once, the time that was ordered', () => {
    const script = `
      const { crashPoint } = require('./src/server/crash-points.ts');
      crashPoint('webhook:stored');
      crashPoint('settle:after-commit');
      process.stdout.write('once ');
      crashPoint('settle:after-commit');
      process.stdout.write('twice');`;
    const { signal, stdout } = spawnSync(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', '-e', script],
      {
        env: { ...process.env, CRASH_AT: 'settle:after-commit#2' },
        encoding: 'utf8',
      },
    );
    expect({ signal, stdout }).toEqual({ signal: 'SIGKILL', stdout: 'once ' });
  });
});
