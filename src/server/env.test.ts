import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENV_KEYS, parseEnv } from './env';

const complete = {
  APP_ENV: 'production',
  SITE_URL: 'https://shop.example/',
  DATABASE_URL: 'postgres://shop@db/shop',
  AUTH_SECRET: 'rf2Yc0sV9nQk4LhT7wXzB1mJ6pD8eGaU',
  CRON_SECRET: 'K3vN8tRq1WbZ5xHc7YpL0sMd2FgJ9aEu',
  TOSS_CLIENT_KEY: 'live_ck_x',
  TOSS_SECRET_KEY: 'live_sk_x',
  SMTP_URL: 'smtps://mail.example',
  MAIL_FROM: 'shop@shop.example',
};

describe('environment', () => {
  it('lists exactly its keys in .env.example', () => {
    const listed = readFileSync('.env.example', 'utf8')
      .split('\n')
      .flatMap((line) => /^([A-Z0-9_]+)=/.exec(line)?.[1] ?? []);
    expect(listed.toSorted()).toEqual(ENV_KEYS.toSorted());
  });
  it('fills in defaults and trims the address', () => {
    expect(parseEnv(complete)).toMatchObject({
      SITE_URL: 'https://shop.example',
      HOLD_MINUTES: 15,
      TIMERS: 'on',
      SHOP: 'energy-factory',
    });
  });
  it.each([
    ['a short secret', { AUTH_SECRET: 'short' }, 'AUTH_SECRET'],
    ['no secret', { CRON_SECRET: undefined }, 'CRON_SECRET'],
    ['a secret of one character', { AUTH_SECRET: 'short'.charAt(0).repeat(32) }, 'AUTH_SECRET'],
    ['a secret of a few characters', { CRON_SECRET: 'short12'.repeat(5) }, 'CRON_SECRET'],
    ['one secret for both', { CRON_SECRET: complete.AUTH_SECRET }, 'CRON_SECRET'],
    ['a shop without TLS in production', { SITE_URL: 'http://shop.example' }, 'SITE_URL'],
    ['a provider without TLS in production', { TOSS_API_URL: 'http://toss.example' }, 'TOSS_API_URL'],
    ['a script without TLS in production', { TOSS_SDK_URL: 'http://toss.example/a.js' }, 'TOSS_SDK_URL'],
    ['a widget key', { TOSS_SECRET_KEY: 'live_gsk_x' }, 'TOSS_SECRET_KEY'],
    ['a key nobody filled in', { TOSS_CLIENT_KEY: 'test_ck_…' }, 'TOSS_CLIENT_KEY'],
    ['keys of two kinds', { TOSS_CLIENT_KEY: 'test_ck_x' }, 'TOSS_CLIENT_KEY'],
    ['a stand-in in production', { NAVER_API_URL: 'http://localhost:4010' }, 'NAVER_API_URL'],
    ['a bucket without its keys', { S3_BUCKET_URL: 'https://photos.s3.example' }, 'S3_ACCESS_KEY_ID'],
    [
      'a bucket without TLS in production',
      { S3_BUCKET_URL: 'http://s3.example/photos', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'short' },
      'S3_BUCKET_URL',
    ],
    ['half of a login', { NAVER_CLIENT_ID: 'id' }, 'NAVER_CLIENT_SECRET'],
    ['another database', { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    ['a crash ordered outside of tests', { CRASH_AT: 'settle:before-commit' }, 'CRASH_AT'],
    ['a crash point of no such form', { APP_ENV: 'test', CRASH_AT: 'anywhere' }, 'crash-points'],
    ['no such preset', { SHOP: 'nope' }, 'energy-factory'],
  ])('stops at %s, naming it and never its value', (_, change, named) => {
    expect(() => parseEnv({ ...complete, ...change })).toThrow(named);
    expect(() => parseEnv({ ...complete, ...change })).not.toThrow('short');
  });
  it('leaves all of that to whoever tries the shop out', () => {
    const secret = 'a'.repeat(32);
    const plain = { SITE_URL: 'http://localhost:3000', TOSS_API_URL: 'http://localhost:4010/toss' };
    const tried = { ...complete, ...plain, APP_ENV: 'demo', AUTH_SECRET: secret, CRON_SECRET: secret };
    expect(parseEnv(tried)).toMatchObject(plain);
  });
});
