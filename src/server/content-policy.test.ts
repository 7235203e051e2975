import { describe, expect, it } from 'vitest';
import { outsideOf, securePolicy } from './content-policy';

const TOSS = { TOSS_SDK_URL: 'https://js.tosspayments.com/v2/standard', TOSS_API_URL: 'https://api.tosspayments.com' };
const policy = (path: string, APP_ENV: 'production' | 'demo' | 'test') =>
  Object.fromEntries(
    securePolicy('abc', outsideOf(path), { ...TOSS, APP_ENV })
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive]),
  );
const POSTCODE = ['https://postcode.map.kakao.com', 'https://postcode.map.daum.net'];

describe('the policy of a page about somebody', () => {
  it.each(['/account', '/account/consents', '/account/addresses/else', '/en/orders', '/cart', '/login', '/admin'])(
    'lets nothing in from outside on %s',
    (path) => {
      const { 'script-src': scripts, 'frame-src': frames, 'connect-src': calls } = policy(path, 'production');
      expect(scripts).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
      expect(frames).toBe("frame-src 'none'");
      expect(calls).toBe("connect-src 'self'");
    },
  );

  it.each(['/account/addresses', '/en/account/addresses', '/checkout', '/en/checkout/'])(
    'names the postcode search of production on %s, and nowhere but there',
    (path) => {
      const { 'script-src': scripts, 'frame-src': frames } = policy(path, 'production');
      expect(scripts).toContain('https://t1.daumcdn.net');
      for (const host of POSTCODE) expect(frames).toContain(host);
      for (const other of ['demo', 'test'] as const)
        expect(Object.values(policy(path, other)).join()).not.toMatch(/daum|kakao/);
    },
  );

  it('names the payment provider under /checkout only', () => {
    expect(policy('/checkout/success', 'demo')['frame-src']).toContain('https://js.tosspayments.com');
    expect(policy('/checkout/success', 'production')['frame-src']).not.toContain('postcode');
    expect(policy('/account/addresses', 'production')['frame-src']).not.toContain('toss');
    expect(policy('/checkouts', 'production')['frame-src']).toBe("frame-src 'none'");
  });
});
