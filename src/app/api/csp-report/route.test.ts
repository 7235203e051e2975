import { beforeEach, expect, it, vi } from 'vitest';
import { POST } from './route';

vi.stubEnv('LOG_LEVEL', 'warn');
const lines: string[] = [];

beforeEach(() => {
  lines.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
});

async function report(address: string, fields: Record<string, unknown>): Promise<number> {
  const body = JSON.stringify({ 'csp-report': fields });
  const headers = { 'x-forwarded-for': address };
  return (await POST(new Request('http://localhost:3000/api/csp-report', { method: 'POST', headers, body }))).status;
}

it('keeps the facts of a refusal, in signs that every terminal prints as they are', async () => {
  const blocked = '\u001b[2Jhttps://evil.example/\u0085\u2028\u202e가?token=secret';
  const fields = { 'blocked-uri': blocked, 'line-number': 7, 'script-sample': 'secret' };
  expect(await report('192.0.2.1', fields)).toBe(204);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[\x20-\x7e]+\n$/);
  expect(lines[0]).not.toContain('secret');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    event: 'csp',
    'blocked-uri': blocked.split('?')[0],
    'line-number': 7,
  });
});

it('writes sixty of one address and then no more, those of others still', async () => {
  for (let sent = 0; sent < 60; sent += 1) expect(await report('192.0.2.2', {})).toBe(204);
  expect(await report('192.0.2.2', {})).toBe(429);
  expect(await report('192.0.2.3', {})).toBe(204);
  expect(lines).toHaveLength(61);
});
