import 'server-only';
import { stripVTControlCharacters } from 'node:util';
import { log } from './logger';

const LEVELS = { trace: 'debug', debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error' } as const;
const LONGEST = 200;

/** The first line of what is said in words. */
function wordsOf(said: readonly unknown[]): string {
  const words = said.filter((part) => typeof part === 'string').join(' ');
  return stripVTControlCharacters(words).trim().split('\n')[0]?.slice(0, LONGEST) ?? '';
}

/** The name Next gives an error towards the visitor, who sees nothing else of it. */
const digestOf = (error: Error) => ('digest' in error && typeof error.digest === 'string' ? error.digest : undefined);

function tell(level: (typeof LEVELS)[keyof typeof LEVELS], said: readonly unknown[]): void {
  const error = said.find((part) => part instanceof Error);
  if (error) log.error('console', error, { digest: digestOf(error) });
  else if (level === 'error') log.error('console', undefined, { words: wordsOf(said) });
  else log[level]('console', { words: wordsOf(said) });
}

/**
 * What Next and libraries print becomes lines of our log. An error is told as ours are: Next prints everything that hangs on one,
 * and on an error of the database hang its statement and whatever people had typed.
 */
export function takeOverConsole(target: Pick<Console, keyof typeof LEVELS> = console): void {
  for (const [method, level] of Object.entries(LEVELS))
    Reflect.set(target, method, (...said: unknown[]) => tell(level, said));
}
