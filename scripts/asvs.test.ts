import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CODE_MINUTES, PASSWORD_MAX, PASSWORD_MIN } from '~/modules/account/rules';
import { ENTRY_TTL } from '~/modules/account/service/entry';
import { KNOWN_TTL } from '~/modules/account/service/known-device';
import { PROOF_MINUTES } from '~/modules/account/service/proof';
import { ACCESS_TTL, LOGIN_MAX, REFRESH_TTL, ROTATION_GRACE } from '~/server/session';

/** How many requirements of level 1 and of level 2 the chapters of ASVS 5.0.0 have. */
const COUNTS = { V6: [13, 22], V7: [6, 12], V8: [4, 3], V9: [4, 3], V10: [5, 24] };
const LEVEL_1 = [
  '6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2',
  '7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2',
  '8.1.1 8.2.1 8.2.2 8.3.1',
  '9.1.1 9.1.2 9.1.3 9.2.1',
  '10.4.1 10.4.2 10.4.3 10.4.4 10.4.5',
];
const LEVEL_2 = [
  '6.1.2 6.1.3 6.2.9 6.2.10 6.2.11 6.2.12 6.3.3 6.3.4 6.4.3 6.4.4 6.5.1 6.5.2 6.5.3 6.5.4 6.5.5 6.6.1 6.6.2 6.6.3 6.8.1 6.8.2 6.8.3 6.8.4',
  '7.1.1 7.1.2 7.1.3 7.3.1 7.3.2 7.4.3 7.4.4 7.4.5 7.5.1 7.5.2 7.6.1 7.6.2',
  '8.1.2 8.2.3 8.4.1',
  '9.2.2 9.2.3 9.2.4',
  '10.1.1 10.1.2 10.2.1 10.2.2 10.3.1 10.3.2 10.3.3 10.3.4 10.4.6 10.4.7 10.4.8 10.4.9 10.4.10 10.4.11 10.5.1 10.5.2 10.5.3 10.5.4 10.5.5 10.6.1 10.6.2 10.7.1 10.7.2 10.7.3',
];

const DOC = readFileSync('docs/asvs.md', 'utf8');
const LOGINS = readFileSync('docs/sessions-and-logins.md', 'utf8');
const FILES = ['src', 'e2e', 'scripts', 'docs', 'drizzle'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
);

/** The rows of all tables of requirements, each cell trimmed. */
const ROWS = DOC.split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ /.test(line))
  .map((line) => {
    const [number = '', level = '', asks = '', state = '', how = '', proof = ''] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    return { number, level, asks, state, how, proof };
  });

const TEST = /`([^`]+)` › «([^»]+)»/g;
const testsIn = (text: string) => [...text.matchAll(TEST)].map(([, file = '', test = '']) => ({ file, test }));
const named = (end: string) => FILES.filter((file) => file === end || file.endsWith(`/${end}`));
const ofLevel = (level: string) => ROWS.filter((row) => row.level === level).map(({ number }) => number);

describe('docs/asvs.md', () => {
  it('has every requirement of its chapters once, in order, at its level, and no other', () => {
    expect(ofLevel('1')).toEqual(LEVEL_1.flatMap((line) => line.split(' ')));
    expect(ofLevel('2')).toEqual(LEVEL_2.flatMap((line) => line.split(' ')));
    expect(ROWS).toHaveLength(96);
  });

  it.each(Object.entries(COUNTS))('has as many of %s as the standard has', (chapter, counts) => {
    const own = ROWS.filter(({ number }) => number.startsWith(`${chapter.slice(1)}.`));
    expect(['1', '2'].map((level) => own.filter((row) => row.level === level).length)).toEqual(counts);
    const summary = DOC.split('\n').find((line) => line.startsWith(`| ${chapter} `)) ?? '';
    const states = ['met', 'met, no test', 'does not apply', '**not met yet**'].map(
      (state) => own.filter((row) => row.state === state).length,
    );
    expect(summary.match(/(?<=\| +)\d+(?= +\|)/g)?.map(Number)).toEqual([...counts, ...states]);
  });

  it.each(ROWS)('$number says how, and is called met only with a test', ({ asks, state, how, proof }) => {
    expect(asks.length).toBeGreaterThan(10);
    expect(how.length).toBeGreaterThan(10);
    if (state === 'met') expect(testsIn(proof).length).toBeGreaterThan(0);
    else expect(['met, no test', 'does not apply', '**not met yet**']).toContain(state);
    if (state === 'met, no test') expect(proof).toBe('–');
    if (state === '**not met yet**') expect(how).toContain('Missing: ');
    // What is neither a test nor a dash was mistyped.
    expect(proof.replaceAll(TEST, '')).toMatch(/^(?:–|(?:; )*)$/);
  });

  it.each(testsIn(DOC))('$file has the test «$test»', ({ file, test }) => {
    const [found, ...others] = named(file);
    expect(others, `${file} is the end of several paths`).toEqual([]);
    const source = readFileSync(found ?? file, 'utf8');
    expect(["'", '"', '`'].some((quote) => source.includes(`${quote}${test}${quote},`))).toBe(true);
  });

  it.each([...DOC.matchAll(/`([\w[\]./-]+\.(?:tsx?|mjs|md))`/g)].map(([, file = '']) => file))(
    'there is one %s',
    (file) => {
      expect(named(file)).toHaveLength(1);
    },
  );
});

describe('docs/sessions-and-logins.md', () => {
  it('the times and limits that are told are those of the code', () => {
    const told = (row: string, number: number, unit: string) =>
      expect(LOGINS).toMatch(new RegExp(`^\\| ${row} +\\| ${String(number)} ${unit} `, 'm'));
    told('access token', ACCESS_TTL / 60, 'minutes');
    told('refresh token', REFRESH_TTL / 86_400, 'days');
    told('a login', LOGIN_MAX / 86_400, 'days');
    told('the token before', ROTATION_GRACE, 'seconds');
    told('a proof of who one is', PROOF_MINUTES, 'minutes');
    told('a code by mail', CODE_MINUTES, 'minutes');
    told('a browser that is known', KNOWN_TTL / 86_400, 'days');
    expect(LOGINS).toContain(`${String(ENTRY_TTL)} seconds, only in the browser that signed up`);
    expect(LOGINS).toContain(`${String(PASSWORD_MIN)} to ${String(PASSWORD_MAX)} of any characters`);
    const source = readFileSync('src/server/rate-limit.ts', 'utf8');
    const limits = [...source.matchAll(/'((?:login|code|signup|lookup)\.\w+)': \{ max: (\d+), minutes: (\d+) \}/g)];
    expect(limits.length).toBeGreaterThanOrEqual(8);
    for (const [, name = '', max = '', minutes = ''] of limits)
      expect(LOGINS).toMatch(new RegExp(`^\\| \`${name}\` +\\| ${max} +\\| ${minutes} +\\|`, 'm'));
  });
});
