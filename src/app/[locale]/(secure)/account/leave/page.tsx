import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Notice } from '~/components/ui/notice';
import { TextLink } from '~/components/ui/text-link';
import { getPathname } from '~/i18n/navigation';
import { DownloadData } from '~/modules/privacy/ui/download-data';
import { LeaveForm } from '~/modules/privacy/ui/leave-form';
import { requireUser } from '../../require-user';
import { api } from '~/trpc/server';
import { AccountFrame } from '../../account-frame';

type LeaveProps = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: LeaveProps): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'account.leave' }))('title') };
}

export default async function LeavePage({ params }: LeaveProps) {
  const { locale } = await params;
  await requireUser('/account/leave');
  const t = await getTranslations({ locale, namespace: 'account.leave' });
  const { underWay, isProven } = await api.privacy.beforeLeaving();
  return (
    <AccountFrame locale={locale} words={['account']} title={t('title')} here="/account/leave">
      <p className="text-body">{t('lead')}</p>
      <dl className="mt-5 border-t-2 border-ink">
        {(['gone', 'kept', 'words', 'again'] as const).map((part) => (
          <div key={part} className="border-b border-line py-4">
            <dt className="text-ui font-semibold">{t(`${part}.title`)}</dt>
            <dd className="mt-1 text-ui text-ink-2">{t(`${part}.text`)}</dd>
          </div>
        ))}
      </dl>
      <div className="pt-5 pb-8">
        <DownloadData />
      </div>
      {underWay > 0 ? (
        <Notice tone="warn">
          <p>{t('underWay', { count: underWay })}</p>
          <TextLink href="/orders">{t('toOrders')}</TextLink>
        </Notice>
      ) : (
        <LeaveForm home={getPathname({ href: '/', locale })} isProven={isProven} />
      )}
    </AccountFrame>
  );
}
