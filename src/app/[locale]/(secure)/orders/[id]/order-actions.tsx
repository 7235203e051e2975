import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { formatMoney } from '~/lib/money';
import { CancelOrder } from '~/modules/payment/ui/cancel-order';
import { PayOpenOrder } from '~/modules/payment/ui/pay-open-order';
import { env } from '~/server/env';
import type { PaymentMethod } from '~/shops/preset';
import { shopPreset } from '~/shops/registry';
import type { api } from '~/trpc/server';

type OrderActionsProps = {
  found: Awaited<ReturnType<typeof api.order.byId>>;
  /** How paying was tried last. */
  method: PaymentMethod | undefined;
  held: boolean;
  locale: Locale;
};

/** What the buyer can do now: pay while it is held, cancel while nothing has begun; else why not. */
export async function OrderActions({ found, method, held, locale }: OrderActionsProps) {
  const { order, status, canceling, mayCancel } = found;
  const t = await getTranslations({ locale, namespace: 'order.cancel' });
  if (canceling) return null;
  const offered = method ?? shopPreset(env().SHOP).paymentMethods[0];
  return (
    <>
      {held && offered && <PayOpenOrder orderId={order.id} method={offered} />}
      {mayCancel ? (
        <CancelOrder
          orderId={order.id}
          number={order.number}
          refund={order.paidAt ? formatMoney({ amount: order.total, currency: order.currency }, locale) : null}
        />
      ) : (
        (status === 'PREPARING' || status === 'SHIPPED' || status === 'DELIVERED') && (
          <p className="text-small text-ink-2">{t(`whyNot.${status}`)}</p>
        )
      )}
    </>
  );
}
