import 'server-only';
import { isAppError } from '~/lib/errors';
import { isDatabaseBusy } from './database-busy';

/** Whether what was asked is merely away for a moment, also where a procedure says so. */
function isAway(error: unknown): boolean {
  if (isAppError(error)) return error.code === 'BUSY';
  return isDatabaseBusy(error) || (error instanceof Error && isAppError(error.cause, 'BUSY'));
}

/** The answer, or null where whoever is asked is away for a moment: for what can go on without it. */
export async function unlessAway<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isAway(error)) return null;
    throw error;
  }
}
