import { getLocale } from 'next-intl/server';
import { NothingHere } from '~/components/layout/nothing-here';
import { SecureFrame } from './secure-frame';

/** What is not there, or not for whoever asks: both look the same. */
export default async function SecureNotFound() {
  const locale = await getLocale();
  return (
    <SecureFrame locale={locale} back={{ href: '/' }}>
      <NothingHere locale={locale} />
    </SecureFrame>
  );
}
