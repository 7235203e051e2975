import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { testEnvironment } from './scripts/environment.mjs';
import { plantBugs } from './src/testing/model/plant-bugs';

const DATABASE = [
  'src/**/{service,queries}.test.ts',
  'src/**/service/*.test.ts',
  '{src,drizzle,scripts}/**/*.db.test.ts',
];
/** Whatever asks for logins or counts limits: with Redis configured it says the same. */
const LOGINS = [
  'src/modules/account/service/{change-role,devices,email-code,log-in,members,naver-*,new-password,pre-hijack,prove,sign-up}.test.ts',
  'src/modules/order/service/{guest-order,look-up}.test.ts',
  'src/modules/privacy/service/leave.test.ts',
  'src/app/api/{auth,me,webhooks/naver}/**/*.db.test.ts',
  'src/server/rate-limit.test.ts',
  'src/trpc/{admin,context}.db.test.ts',
  'src/app/api/trpc/**/follow.db.test.ts',
];
/** Has no sense without a Redis of its own, which it stops. */
const REDIS_AWAY = ['src/trpc/redis-away.db.test.ts', 'src/server/signals.db.test.ts'];
/** Tests of tests: they run on source with bugs planted into it. */
const BUGS = ['src/**/*.bugs.test.ts'];
const SANDBOX = ['sandbox/**/*.test.ts'];

export default defineConfig({
  resolve: {
    alias: { '~': path.resolve(import.meta.dirname, 'src') },
    conditions: ['react-server'],
  },
  ssr: { resolve: { conditions: ['react-server', 'node', 'import', 'module', 'default'] } },
  test: {
    environment: 'node',
    env: testEnvironment(),
    // Node loads packages itself and must choose their server side too; next-intl needs the bundler's way to find Next.
    execArgv: ['--conditions=react-server'],
    server: { deps: { inline: ['next-intl'] } },
    // Both cores of a small machine; by itself Vitest leaves one of them idle.
    maxWorkers: '100%',
    testTimeout: 15_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,drizzle,scripts}/**/*.test.{ts,tsx,mjs}'],
          exclude: [...DATABASE, ...BUGS],
        },
      },
      {
        extends: true,
        // Seen with one's own eyes: npm run test:model -- --bug '<name>'.
        plugins: process.env.SEEDED_BUG ? [plantBugs()] : [],
        test: {
          name: 'db',
          include: DATABASE,
          exclude: REDIS_AWAY,
          globalSetup: ['scripts/test-database.mjs', 'scripts/test-redis.mjs'],
          setupFiles: ['scripts/test-database-clone.mjs'],
        },
      },
      {
        extends: true,
        test: {
          name: 'redis',
          include: [...LOGINS, ...REDIS_AWAY],
          globalSetup: ['scripts/test-database.mjs', 'scripts/test-redis.mjs'],
          setupFiles: ['scripts/test-database-clone.mjs', 'scripts/test-redis-configured.mjs'],
        },
      },
      {
        extends: true,
        plugins: [plantBugs()],
        test: {
          name: 'bugs',
          include: BUGS,
          globalSetup: ['scripts/test-database.mjs', 'scripts/test-redis.mjs'],
          setupFiles: ['scripts/test-database-clone.mjs'],
        },
      },
      { extends: true, test: { name: 'sandbox', include: SANDBOX } },
    ],
  },
});
