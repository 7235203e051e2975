import 'server-only';

/** Lock or statement timeout, deadlock, no connection free: nothing is wrong with the request, it may be sent again. */
const BUSY_CODES = ['55P03', '57014', '40P01', '40001', '53300'];
/** The server stops, starts or is not there, or the connection broke: likewise, as soon as it is back. */
const AWAY_CODES = [
  '57P01',
  '57P02',
  '57P03',
  '25P03',
  '08006',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
];
const COMES_BACK = new Set([...BUSY_CODES, ...AWAY_CODES]);

/** Whether Postgres gave up waiting, or is away, anywhere in the chain of causes. */
export function isDatabaseBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && COMES_BACK.has(error.code)) return true;
  return isDatabaseBusy(error.cause);
}
