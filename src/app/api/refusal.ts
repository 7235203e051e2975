import { isAppError, type AppError } from '~/lib/errors';

/** What the shop refused, also where tRPC carries it; null for a fault of any other kind. */
export function refusalIn(error: unknown): AppError | null {
  if (isAppError(error)) return error;
  return error instanceof Error && isAppError(error.cause) ? error.cause : null;
}
