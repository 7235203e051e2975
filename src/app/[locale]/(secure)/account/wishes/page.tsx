import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { getPathname } from '~/i18n/navigation';
import { DeviceWishes } from '~/modules/wish/ui/device-wishes';
import { MemberWishes } from '~/modules/wish/ui/member-wishes';
import { api, HydrateClient } from '~/trpc/server';
import { currentUser } from '../../require-user';
import { AccountFrame } from '../../account-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('wish'))('title') };
}

/** Of the account, or for somebody who is not signed in of this device. */
export default async function WishesPage() {
  const locale = await getLocale();
  const [t, user] = await Promise.all([getTranslations('wish'), currentUser()]);
  if (user) await api.wish.list.prefetch();
  const next = getPathname({ href: '/account/wishes', locale });
  return (
    <HydrateClient>
      <AccountFrame
        locale={locale}
        words={['wish', 'nutrition']}
        title={t('title')}
        here="/account/wishes"
        tab="/account/wishes"
        back="/"
      >
        {user ? (
          <MemberWishes />
        ) : (
          <DeviceWishes loginHref={getPathname({ href: { pathname: '/login', query: { next } }, locale })} />
        )}
      </AccountFrame>
    </HydrateClient>
  );
}
