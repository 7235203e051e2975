import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { getPathname } from '~/i18n/navigation';
import { DeviceWishes } from '~/modules/wish/ui/device-wishes';
import { MemberWishes } from '~/modules/wish/ui/member-wishes';
import { api, HydrateClient } from '~/trpc/server';
import { currentUser } from '../../require-user';
import { SecureFrame } from '../../secure-frame';

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
      <SecureFrame
        locale={locale}
        words={['wish', 'nutrition']}
        current="/account/wishes"
        back={{ href: '/', title: t('title') }}
      >
        <div className="wrap max-w-[760px] pt-6 pb-14 md:pt-10">
          <h1 className="sr-only md:not-sr-only md:pb-4">{t('title')}</h1>
          {user ? (
            <MemberWishes />
          ) : (
            <DeviceWishes loginHref={getPathname({ href: { pathname: '/login', query: { next } }, locale })} />
          )}
        </div>
      </SecureFrame>
    </HydrateClient>
  );
}
