import { PackageX } from 'lucide';
import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { Notice } from '~/components/ui/notice';
import { getPathname, redirect } from '~/i18n/navigation';
import { formatMoney } from '~/lib/money';
import { formatTime } from '~/lib/time';
import { orderLineInput } from '~/modules/order/input';
import { CheckoutChoice } from '~/modules/order/ui/checkout-choice';
import type { CheckoutView } from '~/modules/order/ui/checkout-view';
import { HoldCountdown } from '~/modules/order/ui/hold-countdown';
import { arrivalWords, dayWords } from '~/modules/order/ui/order-times';
import type { RecipientInput } from '~/modules/account/address-input';
import type { KeptRecipient } from '~/modules/account/ui/kept-addresses';
import { NOBODY } from '~/modules/account/ui/recipient-form';
import type { Orderer } from '~/modules/order/ui/orderer';
import { CheckoutForm } from '~/modules/payment/ui/checkout-form';
import { env } from '~/server/env';
import { currentUser } from '../require-user';
import type { DeliveryRegion } from '~/shops/preset';
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

/**
 * Who the form begins with: what an open order says, else the default address, else the last order, else the buyer. `instead` is the
 * buyer where it is the last order, which may have gone to somebody else.
 */
function recipientFor(
  view: CheckoutView,
  kept: readonly KeptRecipient[],
  account: Pick<Account, 'name' | 'phone'> | null,
): { recipient: RecipientInput; instead: RecipientInput | null } {
  if (view.open && view.recipient) return { recipient: view.recipient, instead: null };
  const own = { ...NOBODY, name: account?.name ?? '', phone: account?.phone ?? '' };
  const [first] = kept;
  if (first) {
    const { id: _id, label: _label, ...recipient } = first;
    return { recipient, instead: null };
  }
  return view.recipient ? { recipient: view.recipient, instead: own } : { recipient: own, instead: null };
}

type Contact = NonNullable<Awaited<ReturnType<typeof api.order.checkout>>>['contact'];

function ordererOf(account: Account | null, contact: Contact, loginHref: string): Orderer {
  if (account) return { account: { name: account.name, phone: account.phone ?? '', email: account.email } };
  const { name, phone, email } = contact ?? {};
  return { contact: { name: name ?? '', phone: phone ?? '', email: email ?? '' }, loginHref };
}

export default async function CheckoutPage({ params, searchParams }: CheckoutProps) {
  const { locale } = await params;
  const query = await searchParams;
  const buyNow = buyNowOf(query);
  const here = { ...(buyNow && { variant: buyNow.variantId, quantity: String(buyNow.quantity) }) };
  const user = await currentUser();
  const [view, account, addresses] = await Promise.all([
    api.order.checkout({ buyNow }),
    user && api.account.me(),
    user ? api.account.addresses.list() : [],
  ]);
  if (!view) return redirect({ href: '/cart', locale });
  const next = getPathname({ href: { pathname: '/checkout', query: here }, locale });
  // Who ordered as a guest before goes on as one, also on the way back from the payment window.
  const asGuest = query.guest === '1' || Boolean(view.contact?.phone);
  const loginHref = `/login?${new URLSearchParams({ next }).toString()}`;
  const t = await getTranslations({ locale, namespace: 'checkout' });
  const shop = shopPreset(env().SHOP);
  const back = buyNow ? `/products/${view.lines[0]?.slug ?? ''}` : '/cart';
  const total = formatMoney({ amount: view.totals.total, currency: view.currency }, locale);
  if (!account && !(asGuest && view.buyer)) {
    return (
      <SecureFrame locale={locale} words={['checkout']} back={{ href: back, title: t('title') }} menuless>
        <div className="wrap pt-6 pb-14 md:pt-8">
          <h1>{t('choice.title')}</h1>
          <p className="tabular mt-1 mb-8 text-ui text-ink-2">
            {t('choice.lead', { count: view.lines.length, amount: total })}
          </p>
          <CheckoutChoice
            loginHref={loginHref}
            signupHref={`/signup?${new URLSearchParams({ next }).toString()}`}
            guestHref={`/checkout?${new URLSearchParams({ ...here, guest: '1' }).toString()}`}
          />
        </div>
      </SecureFrame>
    );
  }
  const gone = view.lines.filter((line) => line.problem !== null);
  const kept = addresses.map(({ isDefault: _default, ...address }) => address);
  const arrivalIn = (region: DeliveryRegion) => {
    const promise = view.arrivals[region];
    const words = arrivalWords(promise, view.now, locale);
    if (!promise || !words) return t('arrivesUnknown');
    const by = dayWords(promise.payBefore, view.now, locale);
    const byTime = formatTime(promise.payBefore, locale, { hour: '2-digit', minute: '2-digit' });
    return t('arrivesIf', { ...words, byDay: by?.when ?? 'today', byWeekday: by?.weekday ?? '', byTime });
  };
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
        <HoldCountdown
          hold={view.open && { ...view.open, now: view.now }}
          lines={view.lines.length}
          after={buyNow ? 'DIRECT' : 'CART'}
        />
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
              buyer={view.buyer ?? ''}
              {...recipientFor(view, kept, account)}
              kept={account ? kept : null}
              postalSearch={postalSearch()}
              orderer={ordererOf(account, view.contact, loginHref)}
              buyNow={buyNow !== null}
              useEscrow={shop.useEscrow}
              seller={shop.legal.company[locale]}
              arrivals={{ MAINLAND: arrivalIn('MAINLAND'), JEJU: arrivalIn('JEJU'), ISLAND: arrivalIn('ISLAND') }}
            />
          </>
        )}
      </div>
    </SecureFrame>
  );
}
