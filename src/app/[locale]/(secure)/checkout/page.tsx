import { PackageX } from 'lucide-react';
import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { Notice } from '~/components/ui/notice';
import { redirect } from '~/i18n/navigation';
import { orderLineInput } from '~/modules/order/input';
import type { CheckoutView } from '~/modules/order/ui/checkout-view';
import { HoldCountdown } from '~/modules/order/ui/hold-countdown';
import { dayWords } from '~/modules/order/ui/order-times';
import type { RecipientInput } from '~/modules/account/address-input';
import type { KeptRecipient } from '~/modules/account/ui/kept-addresses';
import { NOBODY } from '~/modules/account/ui/recipient-form';
import { CheckoutForm } from '~/modules/payment/ui/checkout-form';
import { env } from '~/server/env';
import { requireUser } from '~/server/require-user';
import { shopPreset } from '~/shops/registry';
import { api } from '~/trpc/server';
import { postalSearch } from '../postal-search';
import { SecureFrame } from '../secure-frame';

type CheckoutProps = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: CheckoutProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'checkout' });
  return { title: t('title') };
}

/** One variant bought at once, where the address names one. */
function buyNowOf(query: Awaited<CheckoutProps['searchParams']>) {
  const parsed = orderLineInput.safeParse({ variantId: query.variant, quantity: Number(query.quantity ?? 1) });
  return parsed.success ? parsed.data : null;
}

type Account = Awaited<ReturnType<typeof api.account.me>>;

/** Who the form begins with: what an open order says, else the default address, else the last order, else the buyer. */
function recipientFor(view: CheckoutView, kept: readonly KeptRecipient[], account: Account): RecipientInput {
  const { id: _id, label: _label, ...first } = kept[0] ?? { id: '', label: '' };
  const typed = view.open ? view.recipient : null;
  if (typed) return typed;
  return { ...NOBODY, name: account.name, phone: account.phone ?? '', ...(kept.length > 0 ? first : view.recipient) };
}

export default async function CheckoutPage({ params, searchParams }: CheckoutProps) {
  const { locale } = await params;
  const buyNow = buyNowOf(await searchParams);
  const user = await requireUser(
    buyNow ? `/checkout?variant=${buyNow.variantId}&quantity=${buyNow.quantity}` : '/checkout',
  );
  const [view, account, addresses] = await Promise.all([
    api.order.checkout({ buyNow }),
    api.account.me(),
    api.account.addresses.list(),
  ]);
  if (!view) return redirect({ href: '/cart', locale });
  const t = await getTranslations({ locale, namespace: 'checkout' });
  const shop = shopPreset(env().SHOP);
  const back = buyNow ? `/products/${view.lines[0]?.slug ?? ''}` : '/cart';
  const gone = view.lines.filter((line) => line.problem !== null);
  const kept = addresses.map(({ isDefault: _default, ...address }) => address);
  const day = dayWords(view.arrival, view.now, locale);
  return (
    <SecureFrame
      locale={locale}
      words={['checkout']}
      back={{ href: back, title: t('title') }}
      menuless
      bottomBar={<></>}
    >
      <div className="wrap pb-14">
        <h1 className="sr-only md:not-sr-only md:pt-8 md:pb-3">{t('title')}</h1>
        {view.open && (
          <HoldCountdown
            placedAt={view.open.placedAt}
            expiresAt={view.open.expiresAt}
            now={view.now}
            lines={view.lines.length}
            after={buyNow ? 'DIRECT' : 'CART'}
          />
        )}
        {gone.length === view.lines.length ? (
          <div className="pt-8">
            <EmptyState
              heading="h2"
              icon={PackageX}
              title={t('gone.title')}
              action={<LinkButton href={back}>{t('gone.action')}</LinkButton>}
            >
              {t('gone.text')}
            </EmptyState>
          </div>
        ) : (
          <>
            {gone.length > 0 && (
              <Notice tone="warn" className="mt-4">
                {t('gone.some', { count: gone.length })}
              </Notice>
            )}
            <CheckoutForm
              view={view}
              buyer={user.id}
              recipient={recipientFor(view, kept, account)}
              kept={kept}
              postalSearch={postalSearch()}
              buyNow={buyNow !== null}
              useEscrow={shop.useEscrow}
              seller={shop.legal.company[locale]}
              arrival={day ? t('arrives', day) : ''}
            />
          </>
        )}
      </div>
    </SecureFrame>
  );
}
