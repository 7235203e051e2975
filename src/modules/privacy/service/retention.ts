import 'server-only';
import { dropLoosePictures } from '~/modules/catalog/service/product-pictures';
import { dropConsentsOfGone, dropEndedCodes, dropEndedSessions, dropGuests } from '~/modules/account/service/erase';
import { eraseClaims } from '~/modules/claim/service/erase';
import { dropLooseClaimPhotos } from '~/modules/claim/service/photos';
import { dropNotices } from '~/modules/notice/service/notices';
import { dropDelivered, dropResolved } from '~/modules/notification/service/tidy';
import { dropOrigins, eraseOrders } from '~/modules/order/service/restrict';
import { dropOldWebhooks, erasePayments } from '~/modules/payment/service/erase';
import { dropAlerts, dropUnconfirmed } from '~/modules/restock/service/forget';
import { dropLoosePhotos } from '~/modules/review/service/photos';
import { inTx, type Ctx } from '~/server/context';
import { guestsToDrop, ordersToErase } from '../queries/due';
import { cutOff, RETENTION } from '../rules';

const BATCH = 500;
/** Well within the time a caller of the job waits; what is left is for the next run. */
const BUDGET_MS = 15_000;

/** Does away with at most a batch of what is older than `until`. @returns how many */
type Step = (ctx: Ctx, until: Date) => Promise<number>;

const STEPS: Readonly<Record<keyof typeof RETENTION, Step>> = {
  orders: (ctx, until) =>
    inTx(ctx, async (tx) => {
      const erased = await eraseOrders(tx, await ordersToErase(tx.db, until, BATCH));
      await erasePayments(tx, erased);
      return erased.length;
    }),
  claims: (ctx, until) => eraseClaims(ctx, until, BATCH),
  consents: (ctx, until) => dropConsentsOfGone(ctx, until, BATCH),
  guests: async (ctx, until) => dropGuests(ctx, await guestsToDrop(ctx.db, until, BATCH), until),
  sessions: (ctx, until) => dropEndedSessions(ctx, until, BATCH),
  codes: (ctx, until) => dropEndedCodes(ctx, until, BATCH),
  origins: (ctx, until) => dropOrigins(ctx, until, BATCH),
  uploads: async (ctx, until) =>
    (await dropLoosePhotos(ctx, until, BATCH)) +
    (await dropLooseClaimPhotos(ctx, until, BATCH)) +
    (await dropLoosePictures(ctx, until, BATCH)),
  restockAsked: (ctx, until) => dropUnconfirmed(ctx, until, BATCH),
  restockAlerts: (ctx, until) => dropAlerts(ctx, until, BATCH),
  notices: (ctx, until) => dropNotices(ctx, until, BATCH),
  outbox: (ctx, until) => dropDelivered(ctx, until, BATCH),
  alarms: (ctx, until) => dropResolved(ctx, until, BATCH),
  webhooks: (ctx, until) => dropOldWebhooks(ctx, until, BATCH),
};

/**
 * Does away with everything that has been kept for as long as RETENTION says, in batches, each a transaction of its own. Any
 * number of runs at once; running it again does nothing more. @returns how many of each
 */
export async function enforceRetention(ctx: Ctx): Promise<Record<keyof typeof RETENTION, number>> {
  const started = performance.now();
  const drain = async (name: keyof typeof RETENTION) => {
    const until = cutOff(ctx.now, RETENTION[name].keep);
    let done = 0;
    while (performance.now() - started < BUDGET_MS) {
      const some = await STEPS[name](ctx, until);
      done += some;
      if (some < BATCH) break;
    }
    return done;
  };
  return {
    orders: await drain('orders'),
    claims: await drain('claims'),
    consents: await drain('consents'),
    guests: await drain('guests'),
    sessions: await drain('sessions'),
    codes: await drain('codes'),
    origins: await drain('origins'),
    uploads: await drain('uploads'),
    restockAsked: await drain('restockAsked'),
    restockAlerts: await drain('restockAlerts'),
    notices: await drain('notices'),
    outbox: await drain('outbox'),
    alarms: await drain('alarms'),
    webhooks: await drain('webhooks'),
  };
}
