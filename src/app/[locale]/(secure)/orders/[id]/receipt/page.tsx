import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { Amount } from '~/components/ui/amount';
import { Logo } from '~/components/ui/mark';
import { Block } from '~/components/ui/section-heading';
import { SummaryRows } from '~/components/ui/summary-rows';
import { isId } from '~/lib/ids';
import { formatTime } from '~/lib/time';
import { hasReceipt, vatWithin } from '~/modules/order/rules';
import { OrderAmounts } from '~/modules/order/ui/order-amounts';
import { OrderLines } from '~/modules/order/ui/order-lines';
import { PrintButton } from '~/modules/order/ui/print-button';
import { paidWith } from '~/modules/payment/ui/paid-with';
import { ReceiptLinks } from '~/modules/payment/ui/receipt-links';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { api } from '~/trpc/server';
import { orLogin } from '../../../or-not-found';
import { AccountFrame } from '../../../account-frame';

type ReceiptProps = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: ReceiptProps): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'order.receipt' }))('title') };
}

/** What was paid and what of it the shop kept, to be printed; of an order that was never paid there is none. */
export default async function ReceiptPage({ params }: ReceiptProps) {
  const { locale, id } = await params;
  if (!isId('ord', id)) notFound();
  const [{ order, lines, isGuests }, payments] = await orLogin(
    Promise.all([api.order.byId({ orderId: id }), api.payment.ofOrder({ orderId: id })]),
    `/orders/${id}/receipt`,
  );
  const attempt = payments.attempts.find((attempt) => attempt.approvedAt !== null);
  if (!order.paidAt || !attempt || !hasReceipt(order.state)) notFound();
  const shop = shopPreset(env().SHOP);
  const { legal } = shop;
  const [t, methods] = await Promise.all([
    getTranslations({ locale, namespace: 'order.receipt' }),
    getTranslations({ locale, namespace: 'order.paidWith' }),
  ]);
  const buyer = isGuests ? order.contactName : (await api.account.me()).name;
  const kept = order.total - order.refundedTotal;
  const vat = vatWithin(kept, shop.vatPercent);
  const amount = (value: number) => <Amount money={{ amount: value, currency: order.currency }} locale={locale} />;
  const facts = [
    [t('number'), order.number],
    ...(buyer ? [[t('buyer'), buyer]] : []),
    [t('paidAt'), formatTime(order.paidAt, locale, { dateStyle: 'long', timeStyle: 'short' })],
    [t('method'), methods(paidWith(attempt))],
  ];
  const seller = [
    [t('company'), legal.company[locale]],
    [t('representative'), legal.representative[locale]],
    [t('businessNumber'), legal.businessNumber],
    [t('address'), legal.address[locale]],
    [t('phone'), legal.phone],
  ];
  return (
    <AccountFrame
      locale={locale}
      words={['order', 'payment']}
      title={t('title')}
      sheet={<Logo name={shop.name[locale]} theme={shop.theme} />}
      here="/orders"
      tab="/orders"
      back={`/orders/${id}`}
      aside={
        <div className="max-md:hidden">
          <PrintButton />
        </div>
      }
    >
      <Facts pairs={facts} />
      <Block title={t('lines')}>
        <OrderLines lines={lines} currency={order.currency} />
      </Block>
      <Block title={t('amounts')}>
        <OrderAmounts order={order} paid />
      </Block>
      <Block title={t('tax')}>
        <SummaryRows
          rows={[
            { label: t('supply'), value: amount(kept - vat) },
            { label: t('vat', { percent: shop.vatPercent }), value: amount(vat) },
          ]}
          total={{ label: t('kept'), value: amount(kept) }}
        />
        <div className="print:hidden">
          <ReceiptLinks {...attempt} />
        </div>
      </Block>
      <Block title={t('seller')}>
        <Facts pairs={seller} />
        <p className="pt-4 text-small text-ink-2">{t('use')}</p>
      </Block>
    </AccountFrame>
  );
}

function Facts({ pairs }: { pairs: readonly (readonly string[])[] }) {
  return (
    <dl className="tabular pb-3 text-ui">
      {pairs.map(([label, value]) => (
        <div key={label} className="grid grid-cols-[112px_1fr] gap-3 py-1.5 print:py-0.5">
          <dt className="text-ink-2">{label}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
