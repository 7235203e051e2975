import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { headers } from 'next/headers';
import { getPathname } from '~/i18n/navigation';
import { CODE_COOKIES, findCode } from '~/modules/account/service/email-code';
import { Door } from '~/modules/account/ui/door';
import { ResetForm } from '~/modules/account/ui/reset-form';
import { cookiesIn } from '~/server/cookies';
import { pageCtx } from '~/trpc/server';
import { SecureFrame } from '../secure-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.reset'))('title') };
}

/** Also for somebody who is signed in: who sits before a browser left open cannot read the mail. */
export default async function ResetPage() {
  const locale = await getLocale();
  const t = await getTranslations('account.reset');
  const begun = await findCode(await pageCtx(), 'RESET', cookiesIn(await headers())(CODE_COOKIES.RESET));
  const login = { text: t('remember'), link: (await getTranslations('account.login'))('title') };
  return (
    <SecureFrame locale={locale} words={['account']} back={{ href: '/login', title: t('title') }}>
      <Door
        title={t('title')}
        lead={`${t('lead')} ${t('note')}`}
        other={{ ...login, href: getPathname({ href: '/login', locale }) }}
      >
        <ResetForm begun={begun} />
      </Door>
    </SecureFrame>
  );
}
