import 'server-only';
import { AppError, isAppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Db } from '~/server/db';
import { isDatabaseBusy } from '~/server/database-busy';
import { log } from '~/server/logger';
import { ordersOf } from '../queries/batch';
import type { Member, PlacedOrder } from './admit';
import { placeOrders, type Outcome } from './place-orders';
import { turnAfter, type Turn } from './turn';

/** A batch is one transaction; more than this would keep the first waiting for the last. */
const BATCH_MAX = 128;
/** Whoever comes to a longer queue is told to come again: waiting longer helps nobody. */
const QUEUE_MAX = 4_096;
/** While one batch is written the next one locks its buyers and looks things up; it gets the counters when that one is done. */
const LANES = 2;
/** How many of a batch that failed are tried at once. */
const SINGLE_TURNS = 4;
/** How long «sold out» is believed without looking. */
const SOLD_OUT_MS = 1_000;

type Waiting = {
  readonly member: Member;
  readonly resolve: (order: PlacedOrder) => void;
  readonly reject: (error: unknown) => void;
  /** Already looked up: the memory of what is sold out does not hold for them. */
  certain: boolean;
};
type Queue = {
  waiting: Waiting[];
  /** Buyers of the batches under way, guests also by their telephone where they are. */
  readonly serving: Set<string>;
  lanes: number;
  /** `drain` is on its way. */
  called: boolean;
  /** Of the batch begun last. */
  turn: Turn | null;
  readonly soldOut: Map<Id<'var'>, { until: number; available: number }>;
};

const queues = new WeakMap<Db, Queue>();

function queueOf(db: Db): Queue {
  const known = queues.get(db);
  if (known) return known;
  const made: Queue = { waiting: [], serving: new Set(), lanes: 0, called: false, turn: null, soldOut: new Map() };
  queues.set(db, made);
  return made;
}

/**
 * Puts a wish in the queue of its database and answers it in its turn: what comes while batches are under way gathers for the
 * next one. @throws AppError BUSY at once when the queue is full, and whatever the decision says.
 */
export function placeInTurn(member: Member): Promise<PlacedOrder> {
  const queue = queueOf(member.ctx.db);
  if (queue.waiting.length >= QUEUE_MAX) return Promise.reject(new AppError('BUSY', { seconds: 1 }));
  return new Promise((resolve, reject) => {
    queue.waiting.push({ member, resolve, reject, certain: false });
    // Callers of the same moment come together.
    if (queue.called) return;
    queue.called = true;
    queueMicrotask(() => drain(queue));
  });
}

function drain(queue: Queue): void {
  queue.called = false;
  while (queue.waiting.length > 0 && queue.lanes < LANES) {
    const { batch, losers } = nextOf(queue);
    if (batch.length + losers.length === 0) return;
    const buyers = [...batch, ...losers].flatMap((waiting) => namesOf(waiting.member));
    for (const buyer of buyers) queue.serving.add(buyer);
    queue.lanes += 1;
    if (batch.length > 0) queue.turn = turnAfter(queue.turn?.passed);
    void Promise.all([serve(queue, batch, queue.turn), turnAway(queue, losers)]).then(() => {
      for (const buyer of buyers) queue.serving.delete(buyer);
      queue.lanes -= 1;
      drain(queue);
    });
  }
}

/** The next batch, by arrival, one wish of a buyer at a time; those whose product was just sold out stand apart. */
function nextOf(queue: Queue): { batch: Waiting[]; losers: Waiting[] } {
  const now = performance.now();
  for (const [id, { until }] of queue.soldOut) if (until <= now) queue.soldOut.delete(id);
  const batch: Waiting[] = [];
  const losers: Waiting[] = [];
  const rest: Waiting[] = [];
  const buyers = new Set(queue.serving);
  for (const waiting of queue.waiting) {
    const names = namesOf(waiting.member);
    if (names.some((name) => buyers.has(name))) rest.push(waiting);
    else if (!waiting.certain && missing(queue, waiting.member)) losers.push(waiting);
    else if (batch.length < BATCH_MAX) batch.push(waiting);
    else rest.push(waiting);
    for (const name of names) buyers.add(name);
  }
  queue.waiting = rest;
  return { batch, losers };
}

const namesOf = ({ buyer, sight }: Member): string[] =>
  sight ? [buyer, `${sight.phone} at ${sight.origin}`] : [buyer];

function missing(queue: Queue, { lines }: Member): AppError | null {
  for (const { variantId, quantity } of lines) {
    const known = queue.soldOut.get(variantId);
    if (known && quantity > known.available)
      return new AppError('OUT_OF_STOCK', { variantId, available: known.available });
  }
  return null;
}

/**
 * Says «sold out» from memory to all of them, but not to those who hold some of it themselves or who ask again for an order
 * they already have: one look-up tells them from the rest.
 */
async function turnAway(queue: Queue, losers: readonly Waiting[]): Promise<void> {
  const [first] = losers;
  if (!first) return;
  const asking = losers.map(({ member: { who, sight, input } }) => ({ ...who, sight, key: input.idempotencyKey }));
  try {
    const found = await ordersOf(first.member.ctx.db, asking);
    const concerned = new Set(found.filter((order) => order.own).map((order) => order.buyer));
    for (const waiting of losers) {
      const error = missing(queue, waiting.member);
      if (error && !concerned.has(waiting.member.buyer)) waiting.reject(error);
      else queue.waiting.unshift(Object.assign(waiting, { certain: true }));
    }
  } catch (error) {
    for (const waiting of losers) waiting.reject(error);
  }
}

async function serve(queue: Queue, batch: readonly Waiting[], turn: Turn | null): Promise<void> {
  const [first] = batch;
  if (!first) return;
  try {
    const outcomes = await placeOrders(
      first.member.ctx,
      batch.map((waiting) => waiting.member),
      turn,
    );
    for (const [index, waiting] of batch.entries()) answer(queue, waiting, outcomes[index]);
  } catch (error) {
    if (batch.length === 1) return first.reject(error);
    log.warn('orders.batch-failed', { members: batch.length, busy: isDatabaseBusy(error) });
    turn?.pass();
    await serveSingly(queue, batch);
  } finally {
    turn?.pass();
  }
}

/** One of them spoilt it for all: each for itself now. Whoever wants what another waited for in vain does not wait as well. */
async function serveSingly(queue: Queue, batch: readonly Waiting[]): Promise<void> {
  const blocked = new Set<Id<'var'>>();
  const left = [...batch];
  const turn = async () => {
    for (let waiting = left.shift(); waiting; waiting = left.shift()) {
      const { member, resolve, reject } = waiting;
      if (member.lines.some((line) => blocked.has(line.variantId))) {
        reject(new AppError('BUSY', { seconds: 1 }));
        continue;
      }
      const given = (error: unknown) => {
        if (isDatabaseBusy(error)) for (const { variantId } of member.lines) blocked.add(variantId);
        reject(error);
      };
      await serve(queue, [{ member, resolve, reject: given, certain: true }], null);
    }
  };
  await Promise.all(Array.from({ length: SINGLE_TURNS }, turn));
}

function answer(queue: Queue, { resolve, reject }: Waiting, outcome: Outcome | undefined): void {
  if (outcome && 'order' in outcome) return resolve(outcome.order);
  const error = outcome?.error ?? new AppError('INTERNAL');
  if (isAppError(error, 'OUT_OF_STOCK')) remember(queue, error);
  reject(error);
}

function remember(queue: Queue, { details }: AppError): void {
  const { variantId, available } = details;
  if (isVariant(variantId) && typeof available === 'number')
    queue.soldOut.set(variantId, { until: performance.now() + SOLD_OUT_MS, available });
}

const isVariant = (id: unknown): id is Id<'var'> => typeof id === 'string' && id.startsWith('var_');
