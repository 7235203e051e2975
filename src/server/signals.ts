import 'server-only';
import type { Redis } from 'ioredis';
import { log } from './logger';
import { redis } from './redis';

type Listener = (subject: string) => void;

const CHANNEL = 'shop:signals';
const store = globalThis as typeof globalThis & { shopSignals?: { listeners: Set<Listener>; far: Redis | null } };
const signals = () => (store.shopSignals ??= { listeners: new Set(), far: null });

const hear: Listener = (subject) => signals().listeners.forEach((listener) => listener(subject));

/**
 * Says that something about `subject` is new: at once in this process, and through Redis, where there is one, in the others. It
 * says neither what nor that it arrives: whoever listens looks into the database, and does so now and then without being told.
 */
export function signal(subject: string): void {
  hear(subject);
  redis()
    ?.publish(CHANNEL, subject)
    .catch(() => log.warn('signal.redis-away', {}));
}

/** Hears all signals until the answer is called. A signal of this process may be heard twice. */
export function onSignal(listener: Listener): () => void {
  const { listeners } = signals();
  listeners.add(listener);
  hearOthers();
  return () => listeners.delete(listener);
}

/** One more connection, for one that has subscribed can do nothing else; it subscribes again by itself after Redis was away. */
function hearOthers(): void {
  const state = signals();
  const io = redis();
  if (!io || state.far) return;
  state.far = io.duplicate({ maxRetriesPerRequest: null });
  state.far.on('error', () => log.warn('signal.redis-away', {}));
  state.far.on('message', (_channel, subject) => hear(subject));
  state.far.subscribe(CHANNEL).catch(() => log.warn('signal.redis-away', {}));
}
