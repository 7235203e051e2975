import postgres from 'postgres';
import { env } from '~/server/env';

/** Connections like the shop's own: as many, with the same limits. */
export function yardstickPool() {
  return postgres(env().DATABASE_URL, {
    max: env().DATABASE_POOL,
    onnotice: () => undefined,
    connection: { lock_timeout: 1000, statement_timeout: 3000, idle_in_transaction_session_timeout: 5000 },
  });
}
