import { CircleAlert } from 'lucide';
import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { getPathname, redirect } from '~/i18n/navigation';
import { isId } from '~/lib/ids';
import { confirmByTokenInput, confirmPaymentInput } from '~/modules/payment/input';
import { ConfirmByToken } from '~/modules/payment/ui/confirm-by-token';
import { ConfirmPayment } from '~/modules/payment/ui/confirm-payment';
import { requireUser } from '../../require-user';
import { api } from '~/trpc/server';
import { orNull } from '../../or-not-found';
import { SecureFrame } from '../../secure-frame';
import { OrderDone } from './order-done';

type SuccessProps = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: SuccessProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'checkout' });
  return { title: t('success.title') };
}

const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');

const loginTo = (href: string, locale: Locale) => `/login?next=${encodeURIComponent(getPathname({ href, locale }))}`;

function Middle({ children }: { children: ReactNode }) {
  return (
    <div className="wrap grid min-h-[50dvh] content-center justify-items-center py-14 text-center">{children}</div>
  );
}

/** Back from the payment window. The address is untrusted and reading this page changes nothing: an island asks by a POST. */
export default async function SuccessPage({ params, searchParams }: SuccessProps) {
  const { locale } = await params;
  const query = await searchParams;
  const orderId = one(query.o);
  if (!isId('ord', orderId)) notFound();
  const [token, paymentKey, providerOrderId] = [one(query.t), one(query.paymentKey), one(query.orderId)];
  const amount = Number(one(query.amount));
  const returned = new URLSearchParams({
    o: orderId,
    t: token,
    paymentKey,
    orderId: providerOrderId,
    amount: one(query.amount),
  });
  const here = paymentKey ? `/checkout/success?${returned.toString()}` : `/checkout/success?o=${orderId}`;
  const t = await getTranslations({ locale, namespace: 'checkout' });
  const frame = {
    locale,
    words: ['checkout' as const, 'payment' as const],
    menuless: true,
    back: { href: '/', title: t('success.title') },
  };
  const found = await orNull(api.order.byId({ orderId }));
  if (!found) {
    const byToken = confirmByTokenInput.safeParse({ token, paymentKey, providerOrderId, amount });
    if (!byToken.success) {
      await requireUser(here);
      notFound();
    }
    return (
      <SecureFrame {...frame}>
        <Middle>
          <ConfirmByToken given={byToken.data} loginHref={loginTo(`/orders/${orderId}`, locale)} />
        </Middle>
      </SecureFrame>
    );
  }
  const { state, total, expiresAt } = found.order;

  // An order whose time is up stays PENDING until it is swept; without a payment to confirm it is over already.
  const over = state === 'PENDING' && !paymentKey && expiresAt <= new Date();
  const open = (state === 'PENDING' || state === 'CONFIRMING') && !over;
  if (!open && paymentKey) return redirect({ href: `/checkout/success?o=${orderId}`, locale });

  if (open) {
    const given = confirmPaymentInput.safeParse({ orderId, token, paymentKey, providerOrderId, amount });
    const fits = given.success && amount === total;
    if (state === 'CONFIRMING' || fits) {
      return (
        <SecureFrame {...frame}>
          <Middle>
            <ConfirmPayment orderId={orderId} given={fits ? given.data : null} loginHref={loginTo(here, locale)} />
          </Middle>
        </SecureFrame>
      );
    }
    const resume = await api.order.resumePath({ orderId });
    return (
      <SecureFrame {...frame}>
        <div className="wrap py-14">
          <h1 className="sr-only">{t('success.title')}</h1>
          <EmptyState
            heading="h2"
            icon={CircleAlert}
            title={t(paymentKey ? 'success.mismatch.title' : 'success.unpaid.title')}
            action={<LinkButton href={resume}>{t('success.unpaid.action')}</LinkButton>}
          >
            {t(paymentKey ? 'success.mismatch.text' : 'success.unpaid.text')}
          </EmptyState>
        </div>
      </SecureFrame>
    );
  }
  return (
    <SecureFrame {...frame}>
      <OrderDone found={found} locale={locale} />
    </SecureFrame>
  );
}
