import { describe, expect, it } from 'vitest';
import { outsideOf, securePolicy } from './content-policy';

const TOSS = { TOSS_SDK_URL: 'https://js.tosspayments.com/v2/standard', TOSS_API_URL: 'https://api.tosspayments.com' };
const policy = (path: string, APP_ENV: 'production' | 'demo' | 'test') =>
  new Map(
    securePolicy('abc', outsideOf(path), { ...TOSS, APP_ENV })
      .split('; ')
      .map((directive) => [directive.split(' ', 1)[0] ?? '', directive] as const),
  );
const POSTCODE = ['https://postcode.map.kakao.com', 'https://postcode.map.daum.net'];

describe('the policy of a page about somebody', () => {
  it.each(['/account', '/account/consents', '/account/addresses/else', '/en/orders', '/cart', '/login', '/admin'])(
    'lets nothing in from outside on %s',
    (path) => {
      const found = policy(path, 'production');
      expect(found.get('script-src')).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
      expect(found.get('frame-src')).toBe("frame-src 'none'");
      expect(found.get('connect-src')).toBe("connect-src 'self'");
    },
  );

  it.each(['/account/addresses', '/en/account/addresses', '/checkout', '/en/checkout/'])(
    'names the postcode search of production on %s, and nowhere but there',
    (path) => {
      const found = policy(path, 'production');
      expect(found.get('script-src')).toContain('https://t1.daumcdn.net');
      for (const host of POSTCODE) expect(found.get('frame-src')).toContain(host);
      for (const other of ['demo', 'test'] as const)
        expect([...policy(path, other).values()].join()).not.toMatch(/daum|kakao/);
    },
  );

  it('names the payment provider under /checkout only', () => {
    expect(policy('/checkout/success', 'demo').get('frame-src')).toContain('https://js.tosspayments.com');
    expect(policy('/checkout/success', 'production').get('frame-src')).not.toContain('postcode');
    expect(policy('/account/addresses', 'production').get('frame-src')).not.toContain('toss');
    expect(policy('/checkouts', 'production').get('frame-src')).toBe("frame-src 'none'");
  });
});
