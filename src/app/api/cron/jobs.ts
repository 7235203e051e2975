import 'server-only';
import { revalidateTag } from 'next/cache';
import { confirmOldConsents } from '~/modules/account/service/confirm-consents';
import { sendConsentsMail } from '~/modules/account/service/consents-mail';
import { sessionsOf } from '~/modules/account/service/sessions';
import { sendAccountMail } from '~/modules/account/service/account-mail';
import { sendCodeMail } from '~/modules/account/service/code-mail';
import { sendRevocation } from '~/modules/account/service/naver-token';
import { runAudit } from '~/modules/audit/service/run-audit';
import { pagesOf } from '~/modules/catalog/service/admin-edit';
import { rankSearch } from '~/modules/catalog/service/search';
import { sendMailAbout } from '~/modules/claim/service/claim-mail';
import { completeDelivered } from '~/modules/claim/service/order-steps';
import { settleClaims } from '~/modules/claim/service/settle-claims';
import { deliverDue, type Deliver } from '~/modules/notification/service';
import { sendAlarmMail } from '~/modules/notification/service/alarm-mail';
import { releaseReservations } from '~/modules/order/service/sweep';
import { retryRefunds } from '~/modules/payment/service/refund';
import { reconcilePayments } from '~/modules/payment/service/reconcile';
import { reconcileTransactions } from '~/modules/payment/service/reconcile-transactions';
import { enforceRetention } from '~/modules/privacy/service/retention';
import { sendQuestionMail } from '~/modules/question/service/question-mail';
import { fireAlerts } from '~/modules/restock/service/fire';
import { sendRestockMail } from '~/modules/restock/service/restock-mail';
import { dropFiles } from '~/server/photos';
import type { Ctx } from '~/server/context';

function forget(tags: readonly string[]): void {
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
}

const deliver =
  (ctx: Ctx): Deliver =>
  async (payload, deliveryId) => {
    switch (payload.topic) {
      case 'mail':
        return sendMailAbout(ctx, payload, deliveryId);
      case 'alarm':
        return sendAlarmMail(ctx, payload.alarmId);
      case 'consents-mail':
        return sendConsentsMail(ctx, payload.userId);
      case 'end-sessions':
        await sessionsOf(ctx).endAll(payload.userId);
        return;
      case 'code-mail':
        return sendCodeMail(ctx, payload.code);
      case 'account-mail':
        return sendAccountMail(ctx, payload, deliveryId);
      case 'revoke-naver':
        return sendRevocation(payload.sealedToken);
      case 'question-mail':
        return sendQuestionMail(ctx, payload.questionId, deliveryId);
      case 'restock-mail':
        return sendRestockMail(ctx, payload, deliveryId);
      case 'drop-files':
        return dropFiles(payload.names);
      case 'page-tags':
        return forget(payload.tags);
      case 'sold-out-pages':
        return forget(await pagesOf(ctx, payload.variantIds));
    }
  };

/** Idempotent work that a timer, an outside cron or a person may start at any time, as often as they like. */
export const JOBS: Readonly<Record<string, (ctx: Ctx) => Promise<Record<string, number>>>> = {
  'release-reservations': async (ctx) => ({ released: await releaseReservations(ctx) }),
  'reconcile-payments': async (ctx) => ({ checked: await reconcilePayments(ctx) }),
  'reconcile-transactions': (ctx) => reconcileTransactions(ctx),
  'retry-refunds': async (ctx) => ({ tried: await retryRefunds(ctx) }),
  claims: async (ctx) => ({ settled: await settleClaims(ctx) }),
  'complete-orders': async (ctx) => ({ completed: await completeDelivered(ctx) }),
  'confirm-consents': (ctx) => confirmOldConsents(ctx),
  'rank-search': async (ctx) => ({ moved: await rankSearch(ctx) }),
  restock: async (ctx) => ({ fired: await fireAlerts(ctx) }),
  retention: (ctx) => enforceRetention(ctx),
  audit: (ctx) => runAudit(ctx),
  outbox: (ctx) => deliverDue(ctx, deliver(ctx)),
};
