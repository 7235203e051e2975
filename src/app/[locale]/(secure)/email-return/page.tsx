import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { getPathname } from '~/i18n/navigation';
import { Door } from '~/modules/account/ui/door';
import { ReturnEmail } from '~/modules/account/ui/return-email';
import { SecureFrame } from '../secure-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.returnEmail'))('title') };
}

/** For whoever reads the mail of an address that was taken from an account; they need not be signed in. */
export default async function ReturnEmailPage() {
  const locale = await getLocale();
  const t = await getTranslations('account.returnEmail');
  const login = (await getTranslations('account.login'))('title');
  return (
    <SecureFrame locale={locale} words={['account']} back={{ href: '/login', title: t('title') }}>
      <Door
        title={t('title')}
        lead={t('lead')}
        other={{ text: t('changed'), link: login, href: getPathname({ href: '/login', locale }) }}
      >
        <ReturnEmail />
      </Door>
    </SecureFrame>
  );
}
