import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '~/components/ui/link-button';
import { formatMoney } from '~/lib/money';
import { ConfirmPurchase } from '~/modules/claim/ui/confirm-purchase';
import { needsRefundAccount } from '~/modules/payment/rules';
import { CancelOrder } from '~/modules/payment/ui/cancel-order';
import { PayOpenOrder } from '~/modules/payment/ui/pay-open-order';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import type { api } from '~/trpc/server';

type OrderActionsProps = {
  found: Awaited<ReturnType<typeof api.order.byId>>;
  payments: Awaited<ReturnType<typeof api.payment.ofOrder>>;
  /** What may be asked back; null where nothing was sent or prepared. */
  claimable: Awaited<ReturnType<typeof api.claim.claimable>> | null;
  held: boolean;
  locale: Locale;
};

const REQUESTS = [
  ['REQUEST_CANCEL', 'CANCEL'],
  ['REQUEST_RETURN', 'RETURN'],
  ['REQUEST_EXCHANGE', 'EXCHANGE'],
] as const;

/** What the buyer can do now: pay while it is held, cancel, ask for it back, confirm; else why not. */
export async function OrderActions({ found, payments, claimable, held, locale }: OrderActionsProps) {
  const { order, status, actions, isBuyers } = found;
  const [t, why, pay] = await Promise.all([
    getTranslations({ locale, namespace: 'claim' }),
    getTranslations({ locale, namespace: 'order.cancel.whyNot' }),
    getTranslations({ locale, namespace: 'order.pay' }),
  ]);
  const shop = shopPreset(env().SHOP);
  const money = (amount: number) => formatMoney({ amount, currency: order.currency }, locale);
  const asked = claimable ? REQUESTS.filter(([action]) => actions.includes(action)) : [];
  const possible = asked.filter(([, kind]) => claimable?.kinds[kind] === null);
  // An open request has its own card that says so.
  const whyNot = possible.length === 0 ? asked.map(([, kind]) => claimable?.kinds[kind]).find(Boolean) : null;
  return (
    <>
      {held && isBuyers && (
        <PayOpenOrder
          orderId={order.id}
          amount={money(order.total)}
          methods={shop.paymentMethods}
          useEscrow={shop.useEscrow}
          tried={payments.attempts.at(-1)?.method}
        />
      )}
      {actions.includes('CANCEL') && (
        <CancelOrder
          orderId={order.id}
          number={order.number}
          refund={order.paidAt ? money(order.total - order.refundedTotal) : null}
          accountNeeded={payments.attempts.some(needsRefundAccount)}
        />
      )}
      {possible.map(([action, kind]) => (
        <LinkButton key={action} variant="outline" size={44} href={`/orders/${order.id}/claim/${kind.toLowerCase()}`}>
          {t(`ask.${kind}`)}
        </LinkButton>
      ))}
      {actions.includes('CONFIRM_PURCHASE') && claimable?.openClaimId === null && (
        <ConfirmPurchase orderId={order.id} />
      )}
      {held && !isBuyers && <p className="w-full text-small text-ink-2">{pay('elsewhere')}</p>}
      {status === 'SHIPPED' && <p className="w-full text-small text-ink-2">{why('SHIPPED')}</p>}
      {whyNot && whyNot !== 'CLAIM_OPEN' && <p className="w-full text-small text-ink-2">{t(`refusals.${whyNot}`)}</p>}
    </>
  );
}
