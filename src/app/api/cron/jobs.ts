import 'server-only';
import { revalidateTag } from 'next/cache';
import { deliverDue, type Deliver } from '~/modules/notification/service';
import { releaseReservations } from '~/modules/order/service/end-unpaid';
import { sendOrderMail } from '~/modules/order/service/order-mail';
import { retryRefunds } from '~/modules/payment/service/refund';
import { reconcilePayments } from '~/modules/payment/service/reconcile';
import type { Ctx } from '~/server/context';

const deliver =
  (ctx: Ctx): Deliver =>
  async (payload) => {
    switch (payload.topic) {
      case 'mail':
        return sendOrderMail(ctx, payload);
      case 'page-tags':
        for (const tag of payload.tags) revalidateTag(tag, { expire: 0 });
        return;
    }
  };

/** Idempotent work that a timer, an outside cron or a person may start at any time, as often as they like. */
export const JOBS: Readonly<Record<string, (ctx: Ctx) => Promise<Record<string, number>>>> = {
  'release-reservations': async (ctx) => ({ released: await releaseReservations(ctx) }),
  'reconcile-payments': async (ctx) => ({ checked: await reconcilePayments(ctx) }),
  'retry-refunds': async (ctx) => ({ tried: await retryRefunds(ctx) }),
  outbox: (ctx) => deliverDue(ctx, deliver(ctx)),
};
