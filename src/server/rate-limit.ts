import 'server-only';
import { Ratelimit } from '@upstash/ratelimit';
import { AppError } from '~/lib/errors';
import { memoryWindow, type Window } from './memory-window';
import { log } from './logger';
import { redis } from './redis';
import { upstashClient } from './upstash-redis';

/** Requests per sliding window, for each thing that is limited. */
const LIMITS = {
  'login.account': { max: 10, minutes: 15 },
  'login.address': { max: 60, minutes: 15 },
  'signup.address': { max: 20, minutes: 60 },
  'order.buyer': { max: 20, minutes: 10 },
  'order.address': { max: 120, minutes: 10 },
} as const;

export type LimitName = keyof typeof LIMITS;
const DEADLINE_MS = 150;

const memory = new Map<LimitName, Window>();
const shared = new Map<LimitName, Ratelimit>();

function memoryFor(name: LimitName, share: number): Window {
  const { max, minutes } = LIMITS[name];
  let window = memory.get(name);
  if (!window) memory.set(name, (window = memoryWindow(Math.max(1, Math.floor(max * share)), minutes * 60_000)));
  return window;
}

async function sharedLimit(name: LimitName, key: string): Promise<boolean | undefined> {
  const io = redis();
  if (!io) return undefined;
  let limiter = shared.get(name);
  if (!limiter) {
    const { max, minutes } = LIMITS[name];
    limiter = new Ratelimit({
      redis: upstashClient(io),
      limiter: Ratelimit.slidingWindow(max, `${minutes} m`),
      prefix: `limit:${name}`,
      analytics: false,
      ephemeralCache: false,
      // The library's own timeout lets the request through; ours does not.
      timeout: 0,
    });
    shared.set(name, limiter);
  }
  const deadline = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('deadline')), DEADLINE_MS).unref();
  });
  return (await Promise.race([limiter.limit(key), deadline])).success;
}

/**
 * Counts one attempt of `key` at `name`. Redis decides where it is configured; when it does not answer within 150 ms this
 * process counts alone, at a quarter of the quota, so that a lost Redis never means «unlimited».
 * @throws AppError RATE_LIMITED
 */
export async function takeLimit(name: LimitName, key: string): Promise<void> {
  let allowed: boolean | undefined;
  try {
    allowed = await sharedLimit(name, key);
  } catch {
    log.warn('rate-limit.redis-away', { name });
    allowed = memoryFor(name, 0.25).take(key, Date.now());
  }
  allowed ??= memoryFor(name, 1).take(key, Date.now());
  if (!allowed) throw new AppError('RATE_LIMITED', { minutes: LIMITS[name].minutes });
}
