import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Notice } from '~/components/ui/notice';
import { TextLink } from '~/components/ui/text-link';
import { ChangePasswordForm } from '~/modules/account/ui/change-password-form';
import { requireUser } from '../../require-user';
import { api } from '~/trpc/server';
import { AccountFrame } from '../../account-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.changePassword'))('title') };
}

export default async function ChangePasswordPage() {
  await requireUser('/account/password');
  const locale = await getLocale();
  const t = await getTranslations('account.changePassword');
  const [{ email, emailVerified }, { password, naver }] = await Promise.all([api.account.me(), api.account.waysIn()]);
  return (
    <AccountFrame locale={locale} words={['account']} title={t('title')} here="/account" narrow>
      <p className="mt-1 mb-6 text-ui text-ink-2">
        {t('lead')}
        {password && naver && <> {t('leadNaver')}</>}
      </p>
      {email && emailVerified ? (
        <ChangePasswordForm email={email} hasPassword={password} />
      ) : (
        <Notice tone="warn">
          {t('noEmail')} <TextLink href="/account/email">{t('toEmail')}</TextLink>
        </Notice>
      )}
    </AccountFrame>
  );
}
