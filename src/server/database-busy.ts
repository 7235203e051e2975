import 'server-only';

/** Lock or statement timeout, deadlock, no connection free: nothing is wrong with the request, it may be sent again. */
const BUSY_CODES = new Set(['55P03', '57014', '40P01', '40001', '53300']);

/** Whether Postgres gave up waiting, anywhere in the chain of causes. */
export function isDatabaseBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && (BUSY_CODES.has(error.code) || AWAY_CODES.has(error.code)))
    return true;
  return isDatabaseBusy(error.cause);
}
