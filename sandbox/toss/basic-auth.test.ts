import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic, startTestSandbox, type TestSandbox } from '../testing/harness';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const read = (authorization?: string) =>
  sandbox.call('GET', '/toss/v1/payments/none', undefined, authorization === undefined ? {} : { authorization });

describe('Basic authorization', () => {
  it('takes the secret key as user name with a colon and no password', async () => {
    expect(await read(basic('test_sk_energyfactorysandbox:'))).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND_PAYMENT', message: '존재하지 않는 결제 정보 입니다.' },
    });
  });

  it('decodes base64 without padding', async () => {
    expect((await read(basic('test_sk_energyfactorysandbox:').replace(/=+$/, ''))).status).toBe(404);
  });

  it.each([
    ['no header', undefined, 401, 'UNAUTHORIZED_KEY'],
    ['another scheme', 'Bearer test_sk_energyfactorysandbox', 401, 'UNAUTHORIZED_KEY'],
    ['no colon', basic('test_sk_energyfactorysandbox'), 403, 'INCORRECT_BASIC_AUTH_FORMAT'],
    ['a password', basic('test_sk_energyfactorysandbox:x'), 403, 'INCORRECT_BASIC_AUTH_FORMAT'],
    ['an unknown key', basic('test_sk_somebodyelse:'), 401, 'UNAUTHORIZED_KEY'],
    ['a byte order mark', basic('\uFEFFtest_sk_energyfactorysandbox:'), 401, 'UNAUTHORIZED_KEY'],
    ['a widget secret key', basic('test_gsk_energyfactorysandbox:'), 400, 'INVALID_API_KEY'],
    ['the client key', basic('test_ck_energyfactorysandbox:'), 400, 'INVALID_API_KEY'],
  ])('refuses %s', async (_name, header, status, code) => {
    expect(await read(header)).toMatchObject({ status, body: { code } });
  });
});

describe('test code and language', () => {
  it('forces any documented error before it looks at the payment key', async () => {
    const headers = { 'TossPayments-Test-Code': 'REJECT_CARD_COMPANY' };
    expect(await sandbox.confirm({}, headers)).toMatchObject({ status: 403, body: { code: 'REJECT_CARD_COMPANY' } });
    expect(await sandbox.get('/payments/none', headers)).toMatchObject({ status: 403 });
  });

  it('does not charge under a test code', async () => {
    const payment = await sandbox.authenticated();
    await sandbox.confirm(payment, { 'TossPayments-Test-Code': 'PROVIDER_ERROR' });
    expect((await sandbox.ledger(payment.orderId)).body).toMatchObject({ charged: 0 });
  });

  it('refuses an unknown test code', async () => {
    const headers = { 'TossPayments-Test-Code': 'NO_SUCH_CODE' };
    expect(await sandbox.confirm({}, headers)).toMatchObject({ status: 400, body: { code: 'INVALID_TEST_CODE' } });
  });

  it('answers in English on request', async () => {
    const answer = await sandbox.get('/payments/none', { 'accept-language': 'en-US' });
    expect(answer.body).toEqual({ code: 'NOT_FOUND_PAYMENT', message: 'The payment does not exist.' });
  });
});
