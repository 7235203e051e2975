import type { Instrumentation } from 'next';

/** Runs once when the server starts, before the first request: a wrong environment stops it with a readable list. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startServer } = await import('./server/start');
  startServer();
}

/** Finds the request of an error that a page or a handler threw; Next tells of the error itself by its digest. */
export const onRequestError: Instrumentation.onRequestError = async (error, { headers }, { routePath, routeType }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { log } = await import('./server/logger');
  const requestId = headers['x-request-id'];
  log.error('request.failed', error, { route: routePath, type: routeType, requestId: String(requestId ?? '') });
};
