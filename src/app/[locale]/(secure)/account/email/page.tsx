import type { Metadata } from 'next';
import { LinkButton } from '~/components/ui/link-button';
import { Notice } from '~/components/ui/notice';
import { getLocale, getTranslations } from 'next-intl/server';
import { headers } from 'next/headers';
import { CODE_COOKIES, findCode } from '~/modules/account/service/email-code';
import { lacksApp } from '~/modules/account/service/shown-app';
import { ChangeEmailForm } from '~/modules/account/ui/change-email-form';
import { requireUser } from '../../require-user';
import { cookiesIn } from '~/server/cookies';
import { api, pageCtx } from '~/trpc/server';
import { AccountFrame } from '../../account-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.changeEmail'))('title') };
}

export default async function ChangeEmailPage() {
  const user = await requireUser('/account/email');
  const locale = await getLocale();
  const [t, step] = await Promise.all([getTranslations('account.changeEmail'), getTranslations('account.secondStep')]);
  const { email, emailVerified } = await api.account.me();
  const token = cookiesIn(await headers())(CODE_COOKIES.CHANGE_EMAIL);
  const ctx = await pageCtx();
  const [begun, needsApp] = await Promise.all([findCode(ctx, 'CHANGE_EMAIL', token), lacksApp({ ...ctx, user })]);
  return (
    <AccountFrame locale={locale} words={['account']} title={t('title')} here="/account" narrow>
      <p className="mt-1 text-ui text-ink-2">{t('lead')}</p>
      <dl className="mt-4 mb-6 grid gap-1 border-y border-line py-3 text-ui">
        <dt className="text-label text-ink-3">{t('now')}</dt>
        <dd className="wrap-anywhere">{email ?? t('none')}</dd>
        {email && !emailVerified && <dd className="text-small text-ink-2">{t('unverified')}</dd>}
      </dl>
      {needsApp ? (
        <div className="grid gap-4">
          <Notice tone="warn">{step('emailNeedsApp')}</Notice>
          <LinkButton href="/account/second-step" size={56} wide>
            {step('toSecondStep')}
          </LinkButton>
        </div>
      ) : (
        <ChangeEmailForm begun={begun} />
      )}
    </AccountFrame>
  );
}
