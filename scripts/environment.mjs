import path from 'node:path';
import { DATA } from './paths.mjs';

/** What the shop's environment is in every test; the database, and the ports in browser tests, come on top. */
export function testEnvironment() {
  return {
    APP_ENV: 'test',
    SHOP: 'energy-factory',
    SITE_URL: 'http://localhost:3000',
    DATABASE_URL: 'postgres://postgres@127.0.0.1:1/no-database-in-this-test',
    AUTH_SECRET: 'test-auth-secret-0123456789-0123456789',
    CRON_SECRET: 'test-cron-secret-0123456789-0123456789',
    MAIL_FROM: '에너지팩토리 <help@energyfactory.example>',
    LOG_LEVEL: 'error',
    UPLOADS_DIR: path.join(DATA, 'test-uploads'),
    ...standIns(4010, 4025),
  };
}

/** Keys and addresses of the stand-ins, as both the shop and the stand-ins read them. */
export function standIns(port, smtpPort) {
  const base = `http://localhost:${port}`;
  return {
    SANDBOX_PORT: String(port),
    SANDBOX_SMTP_PORT: String(smtpPort),
    SMTP_URL: `smtp://localhost:${smtpPort}`,
    TOSS_CLIENT_KEY: 'test_ck_energyfactorysandbox',
    TOSS_SECRET_KEY: 'test_sk_energyfactorysandbox',
    TOSS_API_URL: `${base}/toss`,
    TOSS_SDK_URL: `${base}/toss/v2/standard.js`,
    NAVER_CLIENT_ID: 'sandbox-naver',
    NAVER_CLIENT_SECRET: 'sandbox-naver-secret',
    NAVER_AUTHORIZE_URL: `${base}/naver`,
    NAVER_TOKEN_URL: `${base}/naver`,
    NAVER_API_URL: `${base}/naver`,
  };
}
