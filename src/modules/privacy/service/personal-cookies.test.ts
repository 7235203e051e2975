import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { CODE_COOKIES } from '~/modules/account/service/email-code';
import { PERSONAL_COOKIES } from './personal-cookies';
import { KNOWN_COOKIE } from '~/server/cookies';

it('every cookie of the shop goes with its person, but the one that opens nothing', () => {
  const found = execFileSync('grep', ['-rhoE', "export const [A-Z]+_COOKIE = '[^']+'", 'src'], { encoding: 'utf8' });
  const names = [...found.matchAll(/'([^']+)'/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  expect(names.length).toBeGreaterThan(6);
  const others = new Set([KNOWN_COOKIE, 'next-auth.callback-url']);
  expect(PERSONAL_COOKIES.toSorted()).toEqual(
    [...names.filter((name) => !others.has(name)), ...Object.values(CODE_COOKIES)].toSorted(),
  );
});
