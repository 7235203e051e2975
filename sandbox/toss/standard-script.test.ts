import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const source = readFileSync(new URL('./browser/standard.js', import.meta.url), 'utf8');
const REQUEST = {
  method: 'CARD',
  amount: { currency: 'KRW', value: 15_000 },
  orderId: 'ORD-0001_1',
  orderName: '닭가슴살 외 2건',
  successUrl: 'http://shop.test/success',
  failUrl: 'http://shop.test/fail',
};
const KEY = 'test_ck_energyfactorysandbox';

/** A page that has loaded the script; `visited` is where it navigated to. */
function load(userAgent = 'desktop') {
  const visited: string[] = [];
  const window: Record<string, unknown> = {
    addEventListener: () => undefined,
    location: { assign: (url: string) => visited.push(url) },
  };
  const document = { currentScript: { src: 'http://sandbox.test:4010/toss/v2/standard.js' } };
  const context = createContext({ window, document, navigator: { userAgent }, URL });
  runInContext(source, context);
  /** The name and code of the error that the expression ends in, or what it returns. */
  const run = async (expression: string, request: unknown = REQUEST): Promise<unknown> => {
    const copied: unknown = JSON.parse(JSON.stringify(request));
    Object.assign(context, { request: copied });
    const outcome: unknown = await runInContext(
      `(async () => { const { TossPayments } = window; return ${expression}; })().catch((e) => e.name + ' ' + e.code)`,
      context,
    );
    return outcome;
  };
  const pay = (change: Record<string, unknown>) =>
    run(`Promise.race([TossPayments('${KEY}').payment({ customerKey: 'buyer-1' }).requestPayment(request), null])`, {
      ...REQUEST,
      ...change,
    });
  return { visited, run, pay };
}

it('navigates to the window of the origin it came from, with the request', async () => {
  const page = load();
  await page.pay({});
  const url = new URL(page.visited[0] ?? '');
  expect(url.origin + url.pathname).toBe('http://sandbox.test:4010/toss/window/open');
  const sent = z.looseObject({}).parse(JSON.parse(url.searchParams.get('request') ?? ''));
  expect(sent).toEqual({ ...REQUEST, clientKey: KEY, customerKey: 'buyer-1' });
});

it.each([
  ['CARD', 'card', { flowMode: 'DEFAULT', useEscrow: true, useCardPoint: false, useAppCardOnly: false }],
  ['TRANSFER', 'transfer', { cashReceipt: { type: '소득공제' }, useEscrow: false }],
  ['VIRTUAL_ACCOUNT', 'virtualAccount', { cashReceipt: { type: '미발행' }, validHours: 24 }],
  ['VIRTUAL_ACCOUNT', 'virtualAccount', { cashReceipt: { type: '지출증빙' }, dueDate: '2026-11-25T23:59:59' }],
  [
    'VIRTUAL_ACCOUNT',
    'virtualAccount',
    {
      cashReceipt: { type: '미발행' },
      useEscrow: true,
      escrowProducts: [{ id: '1', name: '닭가슴살', code: 'A', unitPrice: 5_000, quantity: 3 }],
    },
  ],
  ['MOBILE_PHONE', 'mobilePhone', { mobileCarriers: ['KT', 'SKT'] }],
])('takes %s with its options along', async (method, name, options) => {
  const page = load();
  const change = { method, [name]: options, customerName: '김토스', customerMobilePhone: '01012345678' };
  await page.pay(change);
  const sent = new URL(page.visited[0] ?? '').searchParams.get('request') ?? '';
  expect(JSON.parse(sent)).toMatchObject(change);
});

it.each(['TRANSFER', 'VIRTUAL_ACCOUNT', 'MOBILE_PHONE'])('opens %s without options', async (method) => {
  const page = load();
  await page.pay({ method });
  expect(page.visited).toHaveLength(1);
});

describe('requestPayment refuses options', () => {
  const cashReceipt = { type: '미발행' };
  it.each([
    ['VIRTUAL_ACCOUNT', 'virtualAccount', {}],
    ['VIRTUAL_ACCOUNT', 'virtualAccount', 'text'],
    ['VIRTUAL_ACCOUNT', 'virtualAccount', { cashReceipt: { type: 'PERSONAL' } }],
    ['VIRTUAL_ACCOUNT', 'virtualAccount', { cashReceipt, validHours: 2_161 }],
    ['VIRTUAL_ACCOUNT', 'virtualAccount', { cashReceipt, validHours: '24' }],
    ['VIRTUAL_ACCOUNT', 'virtualAccount', { cashReceipt, validHours: 24, dueDate: '2026-11-25T23:59:59' }],
    ['VIRTUAL_ACCOUNT', 'virtualAccount', { cashReceipt, dueDate: '2026-11-25T23:59:59Z' }],
    ['VIRTUAL_ACCOUNT', 'virtualAccount', { cashReceipt, useEscrow: 'yes' }],
    ['VIRTUAL_ACCOUNT', 'virtualAccount', { cashReceipt, escrowProducts: [{ id: '1' }] }],
    ['VIRTUAL_ACCOUNT', 'virtualAccount', { cashReceipt, validHuors: 24 }],
    ['TRANSFER', 'transfer', { useEscrow: true }],
    ['TRANSFER', 'transfer', { cashReceipt, showCustomerMobilePhone: true }],
    ['MOBILE_PHONE', 'mobilePhone', { mobileCarriers: ['AT&T'] }],
    ['CARD', 'card', { flowMode: 'POPUP' }],
    ['CARD', 'card', { useEscrow: 1 }],
  ])('of %s: %s %j', async (method, name, options) => {
    const page = load();
    expect(await page.pay({ method, [name]: options })).toBe('InvalidParametersError INVALID_PARAMETERS');
    expect(page.visited).toEqual([]);
  });
});

describe('requestPayment refuses', () => {
  it.each([
    [{ amount: undefined }, 'InvalidParametersError INVALID_PARAMETERS'],
    [{ amount: { currency: 'KRW', value: '15000' } }, 'InvalidAmountValueError INVALID_AMOUNT_VALUE'],
    [{ amount: { currency: 'USD', value: 1 } }, 'InvalidAmountCurrencyError INVALID_AMOUNT_CURRENCY'],
    [{ amount: { currency: 'KRW', value: -1 } }, 'BelowZeroAmountError BELOW_ZERO_AMOUNT'],
    [{ orderId: 'short' }, 'InvalidParametersError INVALID_PARAMETERS'],
    [{ orderId: 'with space' }, 'InvalidParametersError INVALID_PARAMETERS'],
    [{ orderName: 'x'.repeat(101) }, 'InvalidParametersError INVALID_PARAMETERS'],
    [{ customerMobilePhone: '010-1234-5678' }, 'InvalidParametersError INVALID_PARAMETERS'],
    [{ method: 'BOOK_GIFT_CERTIFICATE' }, 'NotSupportedMethodError NOT_SUPPORTED_METHOD'],
    [{ method: 'CASH' }, 'NotSupportedMethodError NOT_SUPPORTED_METHOD'],
    [{ successUrl: '/success' }, 'IncorrectSuccessUrlFormatError INCORRECT_SUCCESS_URL_FORMAT'],
    [{ failUrl: '/fail' }, 'IncorrectFailUrlFormatError INCORRECT_FAIL_URL_FORMAT'],
    [{ successUrl: undefined, failUrl: undefined }, 'NotSupportedPromiseError NOT_SUPPORTED_PROMISE'],
    [{ metadata: { 'a[0]': 'x' } }, 'InvalidMetadataError INVALID_METADATA'],
    [{ card: { cardInstallmentPlan: 3, maxCardInstallmentPlan: 6 } }, 'InvalidParametersError INVALID_PARAMETERS'],
  ])('%j', async (change, error) => {
    const page = load();
    expect(await page.pay(change)).toBe(error);
    expect(page.visited).toEqual([]);
  });

  it('an iframe on a phone, and a second request while the first is opening', async () => {
    expect(await load('Mobile').pay({ windowTarget: 'iframe' })).toMatch(/^InvalidParametersError/);
    const page = load();
    await page.pay({});
    expect(await page.pay({})).toMatch(/^InvalidMethodTransactionError/);
    expect(page.visited).toHaveLength(1);
  });
});

describe('key families', () => {
  it.each([
    [`TossPayments()`, 'InvalidClientKeyError'],
    [`TossPayments('test_sk_secret')`, 'InvalidClientKeyError'],
    [`TossPayments('test_gck_x').payment({ customerKey: 'ab' })`, 'NotSupportedWidgetKeyError'],
    [`TossPayments('${KEY}').widgets({ customerKey: 'ab' })`, 'NotSupportedAPIIndividualKeyError'],
    [`TossPayments('${KEY}').payment({ customerKey: '가' })`, 'InvalidCustomerKeyError'],
  ])('%s throws %s', async (expression, name) => {
    expect(await load().run(expression)).toMatch(new RegExp(`^${name} `));
  });

  it('knows the key of a guest', async () => {
    expect(await load().run(`TossPayments('${KEY}').payment({ customerKey: TossPayments.ANONYMOUS })`)).toHaveProperty(
      'requestPayment',
    );
  });
});
