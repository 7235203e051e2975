import { DrizzleQueryError } from 'drizzle-orm';
import { Console } from 'node:console';
import { beforeEach, expect, it, vi } from 'vitest';
import { takeOverConsole } from './console-lines';

const SECRET = 'kim@example.com';
const target = new Console(process.stderr);
const lines: unknown[] = [];

beforeEach(() => {
  lines.length = 0;
  takeOverConsole(target);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(JSON.parse(String(text)));
    return true;
  });
});

const cause = Object.assign(new Error(`duplicate key (email)=(${SECRET})`), { code: '23505', detail: SECRET });

it.each([
  ['a statement that failed', new DrizzleQueryError('SELECT 1 WHERE email = $1', [SECRET], cause)],
  ['what it caused', new Error(SECRET, { cause: new DrizzleQueryError('SELECT 1', [SECRET], cause) })],
  ['a message that looks like a place in a program', Object.assign(new Error(`\n    at ${SECRET}`), { code: '23505' })],
])('%s is one line that says where, and not with what', (_, error) => {
  target.error(' ⨯', error, { params: [SECRET] });
  expect(lines).toMatchObject([{ level: 'error', event: 'console', code: '23505' }]);
  expect(JSON.stringify(lines)).toContain('console-lines.test.ts');
  expect(JSON.stringify(lines)).not.toContain(SECRET);
  expect(JSON.stringify(lines)).not.toContain('SELECT');
});

it('keeps the name under which the visitor saw it', () => {
  target.error(Object.assign(new Error('x'), { digest: '123' }));
  expect(lines).toMatchObject([{ digest: '123' }]);
});

it('keeps the first line of words, without colours, and nothing of objects', () => {
  target.error('\u001b[31mNo such page\u001b[0m\nforged', { email: SECRET });
  expect(lines).toMatchObject([{ level: 'error', words: 'No such page' }]);
  expect(JSON.stringify(lines)).not.toContain(SECRET);
});
