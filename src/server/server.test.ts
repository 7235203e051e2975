import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address';
import { isDatabaseBusy } from './database-busy';
import { sameOriginOnly } from './same-origin';
import { bearerMatches, sameSecret } from './secret';

describe('secrets', () => {
  it('are equal or not, whatever their lengths', () => {
    expect(sameSecret('a', 'a')).toBe(true);
    expect(sameSecret('a', 'aa')).toBe(false);
  });
  it.each([null, '', 'Bearer', 'bearer right', 'Basic right', 'Bearer wrong', 'Bearer right '])(
    '%s opens nothing',
    (header) => {
      expect(bearerMatches(header, 'right')).toBe(false);
    },
  );
  it('opens for the right one', () => expect(bearerMatches('Bearer right', 'right')).toBe(true));
});

describe('where a mutation comes from', () => {
  const post = (headers: Record<string, string>) =>
    sameOriginOnly(
      new Request('http://localhost:3000/api/trpc/x', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      }),
    )?.status;
  it.each([
    ['our own page', { 'sec-fetch-site': 'same-origin' }, undefined],
    ['our own origin, of an old browser', { origin: 'http://localhost:3000' }, undefined],
    ['a program', {}, undefined],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['another origin', { origin: 'http://evil.example' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['a form', { 'content-type': 'text/plain' }, 415],
    ['another form', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
  ])('%s', (_, headers, status) => expect(post(headers)).toBe(status));
});

describe('the visitor’s address', () => {
  it('is what the nearest hop saw, never what the visitor wrote', () => {
    expect(clientAddress(new Headers({ 'x-forwarded-for': '1.1.1.1, 9.9.9.9' }))).toBe('9.9.9.9');
    expect(clientAddress(new Headers())).toBe('unknown');
  });
});

describe('a busy database', () => {
  it('is found behind any wrapping', () => {
    const driver = Object.assign(new Error('timeout'), { code: '55P03' });
    expect(isDatabaseBusy(new Error('a', { cause: new Error('b', { cause: driver }) }))).toBe(true);
    expect(isDatabaseBusy(Object.assign(new Error('unique'), { code: '23505' }))).toBe(false);
    expect(isDatabaseBusy('55P03')).toBe(false);
  });
});
