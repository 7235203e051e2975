import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../testing/harness';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const REQUEST = {
  clientKey: 'test_ck_energyfactorysandbox',
  customerKey: '@@ANONYMOUS',
  method: 'CARD',
  amount: { currency: 'KRW', value: 15_000 },
  orderId: 'ORD-window_1',
  orderName: '닭가슴살 <b>외</b> 2건',
  successUrl: 'http://shop.test/checkout/success?token=t&',
  failUrl: 'http://shop.test/checkout/fail?o=1',
};

async function open(change: Record<string, unknown> = {}) {
  const request = encodeURIComponent(JSON.stringify({ ...REQUEST, ...change }));
  const answer = await sandbox.call('GET', `/toss/window/open?request=${request}`);
  return { ...answer, location: answer.headers.get('location') ?? '' };
}

async function act(location: string, action: string, fields: Record<string, string> = {}) {
  const answer = await sandbox.call('POST', `${location}/${action}`, new URLSearchParams(fields).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  });
  const target = answer.headers.get('location');
  return { ...answer, to: target === null ? undefined : new URL(target) };
}

const query = (url: URL | undefined) => Object.fromEntries(url?.searchParams ?? []);

describe('the window', () => {
  it('serves the script that opens it', async () => {
    const answer = await sandbox.call('GET', '/toss/v2/standard.js');
    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect(answer.text).toContain('window.TossPayments');
  });

  it('shows amount, order and the ways that fit the method', async () => {
    const card = await sandbox.call('GET', (await open()).location);
    expect(card.text).toContain('15,000');
    expect(card.text).toContain('ORD-window_1');
    expect(card.text).toContain('닭가슴살 &lt;b&gt;외');
    expect(card.text).toContain('Approve by card');
    expect(card.text).toContain('Approve by easy pay');
    expect(card.text).not.toContain('Approve by transfer');
    const transfer = await sandbox.call('GET', (await open({ method: 'TRANSFER' })).location);
    expect(transfer.text).toContain('Approve by transfer');
    expect(transfer.text).not.toContain('Approve by card');
  });

  it('returns to successUrl, keeping its query, with a payment that can be confirmed', async () => {
    const { location } = await open({ orderId: 'ORD-approve_1' });
    const { status, to } = await act(location, 'approve', { by: 'CARD' });
    expect(status).toBe(303);
    expect(to?.origin).toBe('http://shop.test');
    const { paymentKey, ...rest } = query(to);
    expect(rest).toEqual({ token: 't', orderId: 'ORD-approve_1', amount: '15000' });
    expect((await sandbox.ledger('ORD-approve_1')).body).toMatchObject({ charged: 0 });
    expect((await sandbox.confirm({ paymentKey, orderId: 'ORD-approve_1', amount: 15_000 })).status).toBe(200);
  });

  it('pays by easy pay of the chosen provider', async () => {
    const { location } = await open({ orderId: 'ORD-easy_1' });
    const { to } = await act(location, 'approve', { by: 'EASY_PAY', provider: 'NAVERPAY' });
    const answer = await sandbox.confirm({ ...query(to), amount: 15_000 });
    expect(answer.body).toMatchObject({ method: '간편결제', easyPay: { provider: '네이버페이', amount: 15_000 } });
  });

  it('issues a virtual account at the chosen bank, with all the request asked for', async () => {
    const { location } = await open({
      orderId: 'ORD-account_1',
      method: 'VIRTUAL_ACCOUNT',
      customerName: '김토스',
      virtualAccount: { cashReceipt: { type: '소득공제' }, useEscrow: true, dueDate: '2026-11-25T23:59:59' },
    });
    const page = await sandbox.call('GET', location);
    for (const text of ['Issue a virtual account', 'value="김토스"', '소득공제', 'Escrow']) {
      expect(page.text).toContain(text);
    }
    expect(page.text).not.toContain('Approve by');
    const fields = { by: 'VIRTUAL_ACCOUNT', bank: '88', customerName: '홍길동', withoutRefundAccount: 'yes' };
    const { to } = await act(location, 'approve', fields);
    expect((await sandbox.confirm({ ...query(to), amount: 15_000 })).body).toMatchObject({
      status: 'WAITING_FOR_DEPOSIT',
      useEscrow: true,
      virtualAccount: {
        bankCode: '88',
        customerName: '홍길동',
        dueDate: '2026-11-25T23:59:59+09:00',
        refundReceiveAccount: null,
      },
    });
    expect((await sandbox.sim('deposit', { orderId: 'ORD-account_1' })).body).toMatchObject({
      cashReceipt: { type: '소득공제', amount: 15_000 },
    });
    expect((await sandbox.call('GET', location)).text).toContain('Return to the shop');
  });

  it('pays by phone, and by transfer with a cash receipt', async () => {
    const phone = await open({ orderId: 'ORD-phone_1', method: 'MOBILE_PHONE', customerMobilePhone: '01012345678' });
    expect((await sandbox.call('GET', phone.location)).text).toContain('Approve by phone');
    const byPhone = await act(phone.location, 'approve', { by: 'MOBILE_PHONE' });
    expect((await sandbox.confirm({ ...query(byPhone.to), amount: 15_000 })).body).toMatchObject({ method: '휴대폰' });
    const transfer = { cashReceipt: { type: '지출증빙' } };
    const { location } = await open({ orderId: 'ORD-transfer_1', method: 'TRANSFER', transfer });
    const byTransfer = await act(location, 'approve', { by: 'TRANSFER' });
    expect((await sandbox.confirm({ ...query(byTransfer.to), amount: 15_000 })).body).toMatchObject({
      method: '계좌이체',
      cashReceipt: { type: '지출증빙' },
    });
  });

  it.each(['VIRTUAL_ACCOUNT', 'MOBILE_PHONE'])('can refuse, or let expire, %s too', async (method) => {
    const refused = await open({ orderId: `ORD-refused-${method}`, method });
    const { to } = await act(refused.location, 'approve', { by: method, refuseConfirmWith: 'FDS_ERROR' });
    expect((await sandbox.confirm({ ...query(to), amount: 15_000 })).body).toMatchObject({ code: 'FDS_ERROR' });
    const expired = await act((await open({ orderId: `ORD-expired-${method}`, method })).location, 'expire');
    expect((await sandbox.confirm({ ...query(expired.to), amount: 15_000 })).body).toMatchObject({
      code: 'NOT_FOUND_PAYMENT_SESSION',
    });
  });

  it('returns to failUrl with the chosen code', async () => {
    const { to } = await act((await open()).location, 'decline', { code: 'REJECT_CARD_COMPANY' });
    expect(query(to)).toEqual({
      o: '1',
      code: 'REJECT_CARD_COMPANY',
      message: '결제 승인이 거절되었습니다.',
      orderId: 'ORD-window_1',
    });
  });

  it('leaves the order id out when the buyer closes it, and the payment stays open', async () => {
    const { location } = await open();
    const { to } = await act(location, 'close');
    expect(query(to)).toEqual({
      o: '1',
      code: 'PAY_PROCESS_CANCELED',
      message: '사용자에 의해 결제가 취소되었습니다.',
    });
    expect((await sandbox.get(`/payments/${location.split('/').at(-1) ?? ''}`)).body).toMatchObject({
      status: 'READY',
    });
  });

  it('can wait past the time to confirm', async () => {
    const { to } = await act((await open({ orderId: 'ORD-expire_1' })).location, 'expire');
    expect(to?.pathname).toBe('/checkout/success');
    expect(await sandbox.confirm({ ...query(to), amount: 15_000 })).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND_PAYMENT_SESSION' },
    });
  });

  it('can approve and have the confirm call refused', async () => {
    const { location } = await open({ orderId: 'ORD-refuse_1' });
    const { to } = await act(location, 'approve', { by: 'CARD', refuseConfirmWith: 'INVALID_STOPPED_CARD' });
    expect((await sandbox.confirm({ ...query(to), amount: 15_000 })).body).toMatchObject({
      code: 'INVALID_STOPPED_CARD',
    });
  });

  it('decides once: opened again it only leads back', async () => {
    const { location } = await open({ orderId: 'ORD-again_1' });
    await act(location, 'approve', { by: 'CARD' });
    expect((await act(location, 'close')).to).toBeUndefined();
    const page = await sandbox.call('GET', location);
    expect(page.text).toContain('Return to the shop');
    expect(page.text).not.toContain('<button');
  });
});

describe('wrong input', () => {
  it.each([
    ['a short order id', { orderId: 'a' }, 'INVALID_REQUEST'],
    ['an amount as text', { amount: { currency: 'KRW', value: '15000' } }, 'INVALID_REQUEST'],
    ['another client key', { clientKey: 'test_ck_other' }, 'UNAUTHORIZED_KEY'],
    [
      'a due date in the past',
      { method: 'VIRTUAL_ACCOUNT', virtualAccount: { dueDate: '2020-01-01T00:00:00' } },
      'INVALID_DATE',
    ],
    ['91 days', { method: 'VIRTUAL_ACCOUNT', virtualAccount: { validHours: 91 * 24 } }, 'EXCEED_MAX_DUE_DATE'],
    ['a method it does not have', { method: 'GAME_GIFT_CERTIFICATE' }, 'INVALID_REQUEST'],
  ])('sends %s back to failUrl', async (_name, change, code) => {
    expect(query(new URL((await open(change)).location))).toMatchObject({ o: '1', code });
  });

  it('explains itself where there is nowhere to go back to', async () => {
    expect((await open({ failUrl: 'javascript:alert(1)' })).status).toBe(400);
    expect((await sandbox.call('GET', '/toss/window/open')).status).toBe(400);
    expect((await sandbox.call('GET', '/toss/window/none')).status).toBe(404);
    expect((await act((await open()).location, 'approve', { by: 'TRANSFER' })).status).toBe(400);
    expect((await act((await open()).location, 'decline', { code: 'NOPE' })).status).toBe(400);
  });
});
