import { isAppError } from '~/lib/errors';
import { isDatabaseBusy } from '~/server/database-busy';

/** What became of many calls at once: their values, and the codes of their refusals. Anything unforeseen is thrown on. */
export async function answersOf<T>(calls: readonly Promise<T>[]): Promise<{ done: T[]; refused: string[] }> {
  const done: T[] = [];
  const refused: string[] = [];
  for (const outcome of await Promise.allSettled(calls)) {
    if (outcome.status === 'fulfilled') done.push(outcome.value);
    else if (isAppError(outcome.reason)) refused.push(outcome.reason.code);
    else if (isDatabaseBusy(outcome.reason)) refused.push('BUSY');
    else throw outcome.reason;
  }
  return { done, refused };
}
