import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Block } from '~/components/ui/section-heading';
import { formatTime } from '~/lib/time';
import { OPTIONAL_CONSENTS, REQUIRED_CONSENTS, standingOf, type AnyConsent } from '~/modules/account/rules';
import { ConsentSwitches } from '~/modules/account/ui/consent-switches';
import { MailChoices } from '~/modules/account/ui/mail-choices';
import { DayTargetConsent } from '~/modules/nutrition/ui/day-target-consent';
import { requireUser } from '../../require-user';
import { api } from '~/trpc/server';
import { AccountFrame } from '../../account-frame';

type ConsentsProps = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: ConsentsProps): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'account.consents' }))('title') };
}

export default async function ConsentsPage({ params }: ConsentsProps) {
  const { locale } = await params;
  await requireUser('/account/consents');
  const t = await getTranslations({ locale, namespace: 'account' });
  const [consents, mails, day] = await Promise.all([
    api.account.consents(),
    api.account.mails(),
    api.nutrition.dayTarget(),
  ]);
  const noted = consents.map(({ kind, granted, version, channel, at }) => ({
    kind,
    granted,
    note: t(`consents.${standingOf({ granted, channel })}`, {
      at: formatTime(at, locale, { dateStyle: 'long' }),
      version,
    }),
  }));
  const noteOf = (kind: AnyConsent) => noted.find((consent) => consent.kind === kind)?.note ?? t('consents.never');
  const optional = OPTIONAL_CONSENTS.flatMap((kind) => {
    const found = noted.find((consent) => consent.kind === kind);
    return found ? [{ ...found, kind }] : [];
  });
  return (
    <AccountFrame locale={locale} words={['account']} title={t('consents.title')} here="/account/consents">
      <div className="pt-6 md:pt-0">
        <Block title={t('consents.marketing')}>
          <p className="pb-4 text-ui text-ink-2">{t('consents.lead')}</p>
          <ConsentSwitches consents={optional} hasOld={consents.some(({ isOld }) => isOld)} />
        </Block>
        <Block title={t('mails.title')}>
          <p className="pb-4 text-ui text-ink-2">{t('mails.lead')}</p>
          <MailChoices start={mails} />
        </Block>
        <Block title={t('dayTarget.title')}>
          <p className="pb-4 text-ui text-ink-2">{t('dayTarget.lead')}</p>
          <DayTargetConsent kept={day.kept?.target ?? null} note={noteOf('DAY_TARGET')} />
        </Block>
        <Block title={t('consents.required')}>
          <dl className="border-t border-line">
            {REQUIRED_CONSENTS.map((kind) => (
              <div key={kind} className="border-b border-line py-3">
                <dt className="text-ui">{t(`consent.${kind}`)}</dt>
                <dd className="text-small text-ink-3">{noteOf(kind)}</dd>
              </div>
            ))}
          </dl>
        </Block>
      </div>
    </AccountFrame>
  );
}
