import { BellRing } from 'lucide';
import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { Notice } from '~/components/ui/notice';
import { TextLink } from '~/components/ui/text-link';
import { WAIT_MONTHS } from '~/modules/restock/rules';
import { MyAlert } from '~/modules/restock/ui/my-alert';
import { api } from '~/trpc/server';
import { requireUser } from '../../require-user';
import { AccountFrame } from '../../account-frame';

type MyAlertsProps = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: MyAlertsProps): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'restock.mine' }))('title') };
}

/** What somebody waits for. */
export default async function MyAlertsPage({ params }: MyAlertsProps) {
  await requireUser('/account/restock');
  const { locale } = await params;
  const [t, alerts, mails] = await Promise.all([
    getTranslations({ locale, namespace: 'restock.mine' }),
    api.restock.mine(),
    api.account.mails(),
  ]);
  return (
    <AccountFrame locale={locale} words={['restock']} title={t('title')} here="/account/restock">
      <p className="pb-6 text-ui text-ink-2">{t('until', { months: WAIT_MONTHS })}</p>
      {!mails.restock && (
        <Notice tone="warn" className="mb-6">
          {t('muted')} <TextLink href="/account/consents">{t('mails')}</TextLink>
        </Notice>
      )}
      {alerts.length === 0 ? (
        <EmptyState
          heading="h2"
          icon={BellRing}
          title={t('empty')}
          action={<LinkButton href="/products">{t('toProducts')}</LinkButton>}
        >
          {t('emptyLead')}
        </EmptyState>
      ) : (
        <ul className="border-t-2 border-ink">
          {alerts.map((alert) => (
            <MyAlert key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
    </AccountFrame>
  );
}
