import { getLocale, getTranslations } from 'next-intl/server';
import { headers } from 'next/headers';
import { NothingHere } from '~/components/layout/nothing-here';
import { getPathname } from '~/i18n/navigation';
import { ADDRESS_HEADER } from '~/server/address-header';
import { currentUser } from './require-user';
import { SecureFrame } from './secure-frame';

/** What is not there, or not for whoever asks: both look the same. Whose login has ended finds the way in and back here. */
export default async function SecureNotFound() {
  const [locale, user] = await Promise.all([getLocale(), currentUser()]);
  const t = await getTranslations({ locale, namespace: 'layout.missing' });
  const next = (await headers()).get(ADDRESS_HEADER);
  const login = getPathname({ href: { pathname: '/login', query: { ...(next && { next }) } }, locale });
  return (
    <SecureFrame locale={locale} back={{ href: '/' }}>
      <NothingHere locale={locale} ways={user ? [] : [{ href: login, label: t('login') }]} />
    </SecureFrame>
  );
}
