import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, closeSync } from 'node:fs';
import path from 'node:path';
import { postgresSessions } from '~/modules/account/service/postgres-sessions';
import { redisSessions } from '~/modules/account/service/redis-sessions';
import type { SessionStore } from '~/modules/account/service/session-store';
import { testDb } from '~/testing/db';
import type { RedisServer } from './redis';
import { setting, until } from './setting';

/** How the shop is to run. */
export type Wish = {
  /** A crash point, with `#3` for the third time it is passed. */
  readonly crashAt?: string;
  readonly timers?: 'on' | 'off';
  /** How far its clock is off. */
  readonly clockHours?: number;
  /** Whether it keeps logins and limits in Redis. */
  readonly redis?: boolean;
};

const ROOT = path.resolve(import.meta.dirname, '../../..');
const LOGS = path.join(ROOT, '.data/logs');
const SKEW = new URL('../skewed-clock.mjs', import.meta.url).href;
const PATIENCE_MS = 60_000;

async function answers(): Promise<boolean> {
  try {
    const url = `http://127.0.0.1:${setting('PORT')}/api/ready`;
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** The built shop as a process that can be killed and started again, always at the same address. */
export class Shop {
  private child: ChildProcess | undefined;
  private usesRedis = false;
  /** How often it has died, by itself or by us. */
  deaths = 0;

  constructor(
    private readonly environment: Readonly<Record<string, string>>,
    private readonly redis: RedisServer | undefined,
  ) {}

  /** Where it looks for logins. */
  get logins(): SessionStore {
    return this.usesRedis && this.redis ? redisSessions(this.redis.client) : postgresSessions(testDb());
  }

  get running(): boolean {
    return this.child !== undefined;
  }

  /** Starts it and waits until it is ready, or has died on the way. */
  async start({ crashAt = '', timers = 'on', clockHours = 0, redis = false }: Wish = {}): Promise<void> {
    this.usesRedis = redis;
    mkdirSync(LOGS, { recursive: true });
    const log = openSync(path.join(LOGS, 'chaos-shop.log'), 'a');
    const skew = clockHours === 0 ? [] : ['--import', SKEW];
    const own = {
      NODE_ENV: 'production' as const,
      CRASH_AT: crashAt,
      TIMERS: timers,
      REDIS_URL: redis ? (this.redis?.url ?? '') : '',
      CLOCK_OFFSET_HOURS: String(clockHours),
    };
    const child = spawn(process.execPath, [...skew, path.join(setting('CHAOS_BUILD'), 'server.js')], {
      env: { ...process.env, ...this.environment, ...own },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.child = child;
    child.once('exit', () => {
      this.deaths += 1;
      if (this.child === child) this.child = undefined;
    });
    const ready = await until(async () => this.child !== child || (await answers()), PATIENCE_MS, 50);
    if (!ready) throw new Error('The shop did not get ready; see .data/logs/chaos-shop.log.');
  }

  async kill(): Promise<void> {
    const child = this.child;
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Waits for it to die. @returns whether it did in time. */
  died(patienceMs: number): Promise<boolean> {
    return until(async () => !this.running, patienceMs, 20);
  }
}
