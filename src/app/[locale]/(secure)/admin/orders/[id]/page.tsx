import { ChevronLeft } from 'lucide';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { AdminHeading, AdminSection } from '~/components/layout/admin-shell';
import { Icon } from '~/components/ui/icon';
import { Notice } from '~/components/ui/notice';
import { Link } from '~/i18n/navigation';
import { formatMoney } from '~/lib/money';
import { mayUse } from '~/modules/account/rules';
import { orderArrival } from '~/modules/order/rules/arrival';
import { adminMayCancel } from '~/modules/order/rules';
import { ClaimPanel } from '~/modules/claim/ui/admin/claim-panel';
import { AdminTime } from '~/modules/order/ui/admin/admin-time';
import { FulfilActions } from '~/modules/order/ui/admin/fulfil-actions';
import { OrderItems, OrderSums } from '~/modules/order/ui/admin/order-items';
import { OrderStatusTag } from '~/modules/order/ui/admin/order-status-tag';
import { formatPhone } from '~/modules/account/ui/phone';
import { CancelAndRefund } from '~/modules/payment/ui/admin/cancel-and-refund';
import { GiveBack } from '~/modules/payment/ui/admin/give-back';
import { PaymentRows } from '~/modules/payment/ui/admin/payment-rows';
import { carrierName } from '~/modules/shipping/rules/parcel';
import { api, pageCtx } from '~/trpc/server';
import { AdminFrame } from '../../admin-frame';
import { orNotFound, requireStaff } from '../../require-staff';
import { nextStep } from './next-step';
import { Delivery } from './delivery';
import { refundableOf } from './refundable';
import { Story } from './story';

const orderOf = cache((orderId: string) => orNotFound(api.admin.orders.byId({ orderId })));

type PageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await requireStaff('orders');
  const { order } = await orderOf((await params).id);
  const t = await getTranslations('admin.frame');
  return { title: t('pageTitle', { page: order.number }) };
}

export default async function AdminOrderPage({ params }: PageProps) {
  const staff = await requireStaff('orders');
  const money = mayUse(staff, 'money');
  const { id } = await params;
  const { order, lines, parcels, events, status, canceling } = await orderOf(id);
  const locale = await getLocale();
  const [t, payments, claims, refundable, { shop }] = await Promise.all([
    getTranslations('admin.order'),
    money ? api.admin.payments.ofOrder({ orderId: id }) : null,
    api.admin.claims.ofOrder({ orderId: id }),
    money ? refundableOf(id, order.state) : null,
    pageCtx(),
  ]);
  const states = parcels.map((parcel) => parcel.state);
  // Whoever has left has no page any more.
  const memberShown = order.userId !== null && !order.restrictedAt && mayUse(staff, 'members');
  const mayCancel = money && !canceling && adminMayCancel(order.state, states);
  const charged = refundable !== null;
  const ordered = lines.reduce((sum, line) => sum + line.quantity, 0);
  const refunded = lines.reduce((sum, line) => sum + line.canceledQuantity, 0);
  const arrival = order.paidAt && (orderArrival(order, lines, order.paidAt, shop.shipping)?.day ?? null);
  const carriers = shop.shipping.carriers.map((carrier) => ({ id: carrier.id, name: carrier.name[locale] }));
  const nameOfCarrier = (known: string) => carrierName(known, shop.shipping.carriers, locale);
  const lineName = (lineId: string) => {
    const line = lines.find((known) => known.id === lineId);
    return (locale === 'ko' ? line?.nameKo : line?.nameEn) ?? lineId;
  };
  return (
    <AdminFrame locale={locale} current="/admin/orders" address={`/admin/orders/${order.id}`}>
      <Link
        href="/admin/orders"
        className="-ml-1.5 inline-flex min-h-tap items-center gap-1 text-label font-semibold text-ink-2 hover:text-ink"
      >
        <Icon of={ChevronLeft} size={18} />
        {t('back')}
      </Link>
      <AdminHeading
        title={<span className="tabular">{order.number}</span>}
        note={
          <span className="flex flex-wrap items-center gap-2 pt-1">
            <OrderStatusTag
              status={status}
              refunding={canceling}
              partlyRefunded={order.refundedTotal > 0 && order.refundedTotal < order.total}
            />
            <span>
              {t('placed')} <AdminTime at={order.createdAt} /> ·{' '}
              {memberShown ? (
                <Link
                  href={`/admin/members/${order.userId}`}
                  className="inline-flex min-h-tap items-center underline underline-offset-4"
                >
                  {t('toMember')}
                </Link>
              ) : (
                t(order.userId ? 'member' : 'guest')
              )}
            </span>
            {order.guestId && order.contactPhone && (
              <span className="tabular">
                {order.contactName} · <span className="whitespace-nowrap">{formatPhone(order.contactPhone)}</span> ·{' '}
                <span className="wrap-anywhere">{order.contactEmail}</span>
              </span>
            )}
          </span>
        }
        aside={
          <div className="flex w-full flex-wrap items-center gap-2 md:w-auto md:justify-end">
            <FulfilActions
              orderId={order.id}
              number={order.number}
              next={nextStep(order.state, states, canceling)}
              carriers={carriers}
            />
            {refundable && !canceling && (
              <GiveBack
                orderId={order.id}
                of={refundable}
                restock={states.every((state) => state === 'NONE' || state === 'PREPARING')}
              />
            )}
            {mayCancel && (
              <CancelAndRefund
                orderId={order.id}
                accountNeeded={refundable?.accountNeeded ?? false}
                amount={
                  charged
                    ? formatMoney({ amount: order.total - order.refundedTotal, currency: order.currency }, locale)
                    : null
                }
                units={ordered - refunded}
              />
            )}
          </div>
        }
      />
      {canceling && (
        <Notice tone="warn" className="mb-5">
          {t(order.state === 'AWAITING_DEPOSIT' ? 'closing' : 'refunding')}
        </Notice>
      )}
      {order.state === 'CONFIRMING' && <Notice className="mb-5">{t('confirming')}</Notice>}
      <div className="grid items-start gap-x-12 gap-y-9 xl:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 gap-9">
          {claims.length > 0 && (
            <AdminSection id="claims" title={t('claims')}>
              {claims.map((claim) => (
                <ClaimPanel key={claim.id} claim={claim} carriers={carriers} carrierName={nameOfCarrier} />
              ))}
            </AdminSection>
          )}
          <AdminSection id="lines" title={t('linesTitle', { count: ordered, refunded })}>
            <OrderItems
              currency={order.currency}
              lines={lines.map(({ nameKo, nameEn, optionKo, optionEn, ...line }) => ({
                ...line,
                name: locale === 'ko' ? nameKo : nameEn,
                option: locale === 'ko' ? optionKo : optionEn,
              }))}
            />
          </AdminSection>
          <AdminSection id="events" title={t('events')}>
            <div className="pt-5">
              <Story events={events} currency={order.currency} carrierName={nameOfCarrier} />
            </div>
          </AdminSection>
        </div>
        <div className="grid gap-9">
          <AdminSection id="recipient" title={t('recipient')}>
            <Delivery order={order} arrival={arrival} parcels={parcels} carrierName={nameOfCarrier} />
          </AdminSection>
          <AdminSection id="sums" title={t('sums')}>
            <OrderSums order={order} />
          </AdminSection>
          {payments && (
            <AdminSection id="payments" title={t('payments')}>
              <PaymentRows
                attempts={payments.attempts}
                refunds={payments.refunds}
                currency={order.currency}
                lineName={lineName}
              />
            </AdminSection>
          )}
        </div>
      </div>
    </AdminFrame>
  );
}
