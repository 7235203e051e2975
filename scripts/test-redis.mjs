import { installRedis, startRedis } from './redis.mjs';

/**
 * Vitest's global set-up for suites that run against Redis too. Where none is to be had they run without, and `npm test` says so;
 * REQUIRE_REDIS=1 makes that a failure.
 */
export default async function setup(project) {
  const program = installRedis();
  if (!program && process.env.REQUIRE_REDIS === '1')
    throw new Error('REQUIRE_REDIS is set, but there is no redis-server and none could be installed.');
  const redis = program && (await startRedis(program));
  project.provide('redis', redis?.url ?? null);
  return () => redis?.stop();
}
