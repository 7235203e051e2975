import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { getPathname, redirect } from '~/i18n/navigation';
import { isId } from '~/lib/ids';
import { Door } from '~/modules/account/ui/door';
import { LookUpForm } from '~/modules/order/ui/look-up-form';
import { api } from '~/trpc/server';
import { orNull } from '../../or-not-found';
import { currentUser } from '../../require-user';
import { SecureFrame } from '../../secure-frame';

type LookUpProps = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: LookUpProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'order.lookUp' });
  return { title: t('title') };
}

/** Where an order made without an account is found. A mail names the order: the browser that made it need not say anything. */
export default async function LookUpPage({ params, searchParams }: LookUpProps) {
  const { locale } = await params;
  const { number, o } = await searchParams;
  if (typeof o === 'string' && isId('ord', o) && (await orNull(api.order.byId({ orderId: o }))))
    return redirect({ href: `/orders/${o}`, locale });
  const [t, user] = await Promise.all([getTranslations({ locale, namespace: 'order.lookUp' }), currentUser()]);
  const mine = getPathname({ href: '/orders', locale });
  return (
    <SecureFrame locale={locale} words={['order']} current="/orders" back={{ href: '/', title: t('title') }}>
      <Door
        title={t('title')}
        lead={t('lead')}
        other={{
          text: t('member'),
          link: t(user ? 'mine' : 'login'),
          href: user ? mine : getPathname({ href: { pathname: '/login', query: { next: mine } }, locale }),
        }}
      >
        <LookUpForm number={typeof number === 'string' ? number.slice(0, 24) : ''} />
      </Door>
    </SecureFrame>
  );
}
