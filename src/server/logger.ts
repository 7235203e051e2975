import 'server-only';
import { env } from './env';

const LEVELS = { debug: 10, info: 20, warn: 30, error: 40, silent: 99 } as const;
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

function write(level: 'debug' | 'info' | 'warn' | 'error', event: string, fields: LogFields): void {
  if (LEVELS[level] < LEVELS[env().LOG_LEVEL]) return;
  process.stdout.write(`${printable(JSON.stringify({ at: new Date().toISOString(), level, event, ...fields }))}\n`);
}

/** The same JSON in ASCII: what a stranger sent neither moves the cursor of a terminal nor breaks a line where a viewer sees one. */
const printable = (json: string): string =>
  json.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** One JSON line per event. Fields are ids, counts and codes: never a name, address, phone, mail or key. */
export const log = {
  debug: (event: string, fields: LogFields = {}) => write('debug', event, fields),
  info: (event: string, fields: LogFields = {}) => write('info', event, fields),
  warn: (event: string, fields: LogFields = {}) => write('warn', event, fields),
  /** The error's class and stack are logged, its message only when it is ours: messages of drivers can hold values. */
  error: (event: string, error: unknown, fields: LogFields = {}) =>
    write('error', event, {
      ...fields,
      error: error instanceof Error ? error.name : undefined,
      code: errorCode(error),
      stack: error instanceof Error ? stackFrames(error) : undefined,
    }),
};

function errorCode(error: unknown): string | undefined {
  if (error && typeof error === 'object' && 'code' in error && typeof error.code === 'string') return error.code;
  const cause = error instanceof Error ? error.cause : undefined;
  return cause ? errorCode(cause) : undefined;
}

function stackFrames(error: Error): string | undefined {
  // The message stands in front, and may look like one of them.
  return error.stack
    ?.replace(error.message, '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .join('\n');
}
