import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { Notice } from '~/components/ui/notice';
import { getPathname } from '~/i18n/navigation';
import { safeNext } from '~/lib/safe-next';
import { loginFault } from '~/modules/account/rules';
import { naverConfigured } from '~/modules/account/service/naver';
import { TextLink } from '~/components/ui/text-link';
import { Door } from '~/modules/account/ui/door';
import { LoginForm } from '~/modules/account/ui/login-form';
import { env } from '~/server/env';
import { currentUser } from '../require-user';
import { SecureFrame } from '../secure-frame';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.login'))('title') };
}

export default async function LoginPage({ searchParams }: Props) {
  const locale = await getLocale();
  const query = await searchParams;
  const home = getPathname({ href: '/', locale });
  const next = safeNext(query.next ?? query.callbackUrl, home, new URL(env().SITE_URL).origin);
  if (await currentUser()) redirect(next);
  const t = await getTranslations('account.login');
  const signup = getPathname({ href: { pathname: '/signup', query: { next } }, locale });
  return (
    <SecureFrame locale={locale} words={['account']} back={{ href: '/', title: t('title') }}>
      <Door
        title={t('title')}
        lead={t('lead')}
        notice={query.reset === '1' && <Notice tone="ok">{t('resetDone')}</Notice>}
        other={{ text: t('noAccount'), link: t('signup'), href: signup }}
      >
        <LoginForm
          next={next}
          naver={naverConfigured()}
          reset={getPathname({ href: '/reset', locale })}
          fault={loginFault(typeof query.error === 'string' ? query.error : null)}
        />
        <p className="mt-2 text-center">
          <TextLink href="/orders/lookup">{t('lookUp')}</TextLink>
        </p>
      </Door>
    </SecureFrame>
  );
}
