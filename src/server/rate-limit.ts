import 'server-only';
import { Ratelimit } from '@upstash/ratelimit';
import { AppError } from '~/lib/errors';
import { patience } from './in-time';
import { memoryWindow, type Window } from './memory-window';
import { log } from './logger';
import { redis } from './redis';
import { upstashClient } from './upstash-redis';

/** Requests per sliding window, for each thing that is limited. */
const LIMITS = {
  'login.address': { max: 60, minutes: 15 },
  'login.network': { max: 300, minutes: 15 },
  /** Wrong passwords of one account, from all browsers that were never in it or from one that was. */
  'login.failure': { max: 5, minutes: 15 },
  /** And of each network: what others have used up does not count against one that has tried less than this. */
  'login.own': { max: 3, minutes: 1440 },
  /** Wrong codes of an authenticator app, by somebody who knows the password. */
  'second-step.failure': { max: 5, minutes: 15 },
  'second-step.day': { max: 20, minutes: 1440 },
  /** Codes by mail: asked for from one address, and for one mailbox. */
  'code.address': { max: 30, minutes: 60 },
  'code.mailbox': { max: 5, minutes: 60 },
  /** Codes asked for and tried by all browsers together that were in an account, each of which has a share of its own. */
  'code.known': { max: 100, minutes: 1440 },
  'code.own': { max: 3, minutes: 1440 },
  /** Wrong codes for one mailbox, however many it was sent: six digits must not be found by patience. */
  'code.wrong': { max: 50, minutes: 1440 },
  'code.wrong-own': { max: 2, minutes: 1440 },
  'signup.address': { max: 20, minutes: 60 },
  'webhook.address': { max: 600, minutes: 10 },
  /** Reports of browsers, each a line of the log. */
  'csp.address': { max: 60, minutes: 10 },
  'payment.token': { max: 60, minutes: 10 },
  /** Looks at one order by pages that wait for its money: a few of them, every few seconds; those by a pass count apart. */
  'payment.check': { max: 600, minutes: 10 },
  'refund.account': { max: 10, minutes: 60 },
  'order.buyer': { max: 20, minutes: 10 },
  'order.address': { max: 120, minutes: 10 },
  /** Consents given, withdrawn or confirmed by one person: each is rows that are kept. */
  'consent.person': { max: 30, minutes: 60 },
  'export.person': { max: 10, minutes: 60 },
  /** Orders of guests that name one telephone at one address: a dropped cookie is no new buyer. */
  'order.phone': { max: 20, minutes: 10 },
  /** Orders that name one mailbox which nobody has proven: it may get mails it never asked for. */
  'order.mailbox': { max: 10, minutes: 60 },
  /** And of each buyer: what others have ordered for it does not count against one who has ordered less than this. */
  'order.mailbox-own': { max: 3, minutes: 60 },
  /** Strangers who become guests, by a cart or by an order: each is rows that are kept for a year. */
  'guest.address': { max: 120, minutes: 10 },
  'lookup.address': { max: 30, minutes: 15 },
  /** Wrong telephones for one order number, from anywhere. */
  'lookup.number': { max: 5, minutes: 15 },
  /** Streams of order news one person begins: each page of an order is one, and each new access token. */
  'stream.person': { max: 120, minutes: 10 },
  /** Comings back from Naver, each of which asks it. */
  'naver.address': { max: 60, minutes: 10 },
  /** Each tells the mailbox and ends the other logins. */
  'password.change': { max: 10, minutes: 60 },
  /** Searches that are counted as popular, and the same words of one address. */
  'search.address': { max: 60, minutes: 10 },
  'search.word': { max: 1, minutes: 1440 },
  /** Lists and suggestions asked for from one address: more than an office of a hundred types, too few to fill the catalogue's turns for long. */
  'catalog.address': { max: 3000, minutes: 10 },
  /** Sitemaps and feeds, each of which reads the whole catalogue. */
  'machine.address': { max: 120, minutes: 10 },
  'claim.buyer': { max: 20, minutes: 60 },
  /** Reviews and questions written or changed, votes and reports, and photos uploaded by one person. */
  'review.person': { max: 30, minutes: 60 },
  'question.person': { max: 20, minutes: 60 },
  /** Restock alerts: asked for by one person or from one address, and mails that ask a mailbox whether it wants one. */
  'restock.person': { max: 60, minutes: 60 },
  'restock.address': { max: 30, minutes: 60 },
  'restock.mailbox': { max: 5, minutes: 60 },
  'restock.link': { max: 60, minutes: 10 },
  'photo.person': { max: 60, minutes: 60 },
  /** Pictures of products uploaded by one of the staff. */
  'picture.person': { max: 300, minutes: 60 },
  'review.react': { max: 120, minutes: 60 },
  /** Hearts pressed by one person: far more than anybody presses, too few to keep the database busy. */
  'wish.person': { max: 600, minutes: 10 },
  /** Members one of the staff looks for or at: enough for work, too few to copy them all. */
  'member.look': { max: 300, minutes: 60 },
  /** Orders, lists of them, requests and payments one of the staff looks at: likewise; one order’s page is three looks. */
  'order.look': { max: 1200, minutes: 60 },
} as const;

export type LimitName = keyof typeof LIMITS;
const told = patience(150);

const memory = new Map<LimitName, Window>();
const shared = new Map<LimitName, Ratelimit>();

function memoryFor(name: LimitName, share: number): Window {
  const { max, minutes } = LIMITS[name];
  let window = memory.get(name);
  if (!window) memory.set(name, (window = memoryWindow(Math.max(1, Math.floor(max * share)), minutes * 60_000)));
  return window;
}

function sharedFor(name: LimitName): Ratelimit | undefined {
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
  return limiter;
}

/**
 * Redis decides where it is configured; when it does not answer within 150 ms this process counts alone, at a quarter of the
 * quota, so that a lost Redis never means «unlimited».
 */
async function decide<T>(
  name: LimitName,
  there: (limiter: Ratelimit) => Promise<T>,
  here: (window: Window) => T,
): Promise<T> {
  const limiter = sharedFor(name);
  if (!limiter) return here(memoryFor(name, 1));
  try {
    return await told(there(limiter));
  } catch {
    log.warn('rate-limit.redis-away', { name });
    return here(memoryFor(name, 0.25));
  }
}

const refusal = (name: LimitName) => new AppError('RATE_LIMITED', { minutes: LIMITS[name].minutes });

/** Counts one attempt of `key` at `name`. @returns whether there was room for it */
export const hasRoom = (name: LimitName, key: string): Promise<boolean> =>
  decide(
    name,
    async (limiter) => (await limiter.limit(key)).success,
    (window) => window.take(key, Date.now()),
  );

/** Counts one attempt of `key` at `name`. @throws AppError RATE_LIMITED */
export async function takeLimit(name: LimitName, key: string): Promise<void> {
  if (!(await hasRoom(name, key))) throw refusal(name);
}

/** Something that is limited, and whose. */
export type Counter = readonly [name: LimitName, key: string];

/**
 * Counts one attempt at what everybody shares and at what whoever asks has of their own: room in either is enough, so that nobody
 * keeps somebody from what is theirs by using up what is shared. @returns where it was counted, to give it back
 * @throws AppError RATE_LIMITED
 */
export async function takeSharedOrOwn(shared: Counter, own: Counter): Promise<readonly Counter[]> {
  const counted: Counter[] = [];
  for (const counter of [own, shared]) if (await hasRoom(...counter)) counted.push(counter);
  if (counted.length === 0) throw refusal(shared[0]);
  return counted;
}

/**
 * Takes back one that `takeLimit` counted: where only failures are to count, the attempt is counted first and given back when
 * it went well, so that many at once cannot all pass before the first is counted.
 */
export async function giveBackLimit(name: LimitName, key: string): Promise<void> {
  await decide(
    name,
    async (limiter) => {
      await limiter.limit(key, { rate: -1 });
    },
    (window) => window.giveBack(key, Date.now()),
  );
}

/** How many of `key` count at `name` now, at most its quota; counts none. */
export async function usedOf(name: LimitName, key: string): Promise<number> {
  return decide(
    name,
    async (limiter) => LIMITS[name].max - (await limiter.getRemaining(key)).remaining,
    (window) => Math.floor(window.used(key, Date.now())),
  );
}
