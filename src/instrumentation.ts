/** Runs once when the server starts, before the first request: a wrong environment stops it with a readable list. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startServer } = await import('./server/start');
  startServer();
}
