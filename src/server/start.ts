import 'server-only';
import { takeOverConsole } from './console-lines';
import { env } from './env';
import { log } from './logger';
import { prepareRequests } from './peer-address';
import { closeSeats } from './seats';
import { endSilentConnections } from './silent-connections';
import { startTimers } from './timers';

/** Parses the environment, says what stands in for what, starts the timers, and drains them on SIGTERM. */
export function startServer(): void {
  const parsed = parseOrExit();
  // The development server's words are for the person in front of it.
  if (parsed.APP_ENV !== 'development') takeOverConsole();
  prepareRequests({ isDevelopment: process.env.NODE_ENV === 'development' });
  // NextAuth reads its own address from here and nowhere else.
  process.env.NEXTAUTH_URL = parsed.SITE_URL;
  log.info('start', {
    appEnv: parsed.APP_ENV,
    shop: parsed.SHOP,
    limits: parsed.REDIS_URL ? 'redis' : 'memory of this process',
    logins: parsed.REDIS_URL ? 'redis' : 'a table of the database',
  });
  const stop = parsed.TIMERS === 'off' ? async () => undefined : startTimers(process.env.PORT ?? '3000');
  const drain = (signal: string) => {
    log.info('drain', { signal });
    // Open streams would keep the process for as long as somebody looks at their order.
    closeSeats();
    endSilentConnections();
    void stop().then(() => log.info('drained', { signal }));
  };
  process.once('SIGTERM', drain);
  process.once('SIGINT', drain);
}

function parseOrExit() {
  try {
    return env();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'The environment is not complete.'}\n`);
    process.exit(1);
  }
}
