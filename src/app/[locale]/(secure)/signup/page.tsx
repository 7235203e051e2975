import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { Notice } from '~/components/ui/notice';
import { getPathname } from '~/i18n/navigation';
import { safeNext } from '~/lib/safe-next';
import { CODE_COOKIES, findCode } from '~/modules/account/service/email-code';
import { naverConfigured } from '~/modules/account/service/naver';
import { PENDING_COOKIE, readPending } from '~/modules/account/service/pending';
import { Door } from '~/modules/account/ui/door';
import { SignUpForm } from '~/modules/account/ui/signup-form';
import { cookiesIn } from '~/server/cookies';
import { env } from '~/server/env';
import { currentUser } from '../require-user';
import { pageCtx } from '~/trpc/server';
import { SecureFrame } from '../secure-frame';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.signup'))('title') };
}

export default async function SignUpPage({ searchParams }: Props) {
  const locale = await getLocale();
  const query = await searchParams;
  const next = safeNext(query.next, getPathname({ href: '/', locale }), new URL(env().SITE_URL).origin);
  if (await currentUser()) redirect(next);
  const cookieOf = cookiesIn(await headers());
  const pending = await readPending(cookieOf(PENDING_COOKIE));
  const begun = await findCode(await pageCtx(), 'SIGN_UP', cookieOf(CODE_COOKIES.SIGN_UP));
  const t = await getTranslations('account.signup');
  const login = getPathname({ href: { pathname: '/login', query: { next } }, locale });
  return (
    <SecureFrame locale={locale} words={['account']} back={{ href: '/login', title: t('title') }}>
      <Door
        title={t('title')}
        lead={t(pending ? 'naverLead' : 'lead')}
        notice={pending && <Notice tone="ok">{t('naverDone')}</Notice>}
        other={{ text: t('haveAccount'), link: t('login'), href: login }}
      >
        <SignUpForm
          locale={locale}
          next={next}
          begun={begun}
          withNaver={naverConfigured()}
          naver={pending && { name: pending.name ?? '', email: pending.email ?? '', phone: pending.phone ?? '' }}
        />
      </Door>
    </SecureFrame>
  );
}
