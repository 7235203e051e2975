import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { headers } from 'next/headers';
import { LinkButton } from '~/components/ui/link-button';
import { Notice } from '~/components/ui/notice';
import { getPathname } from '~/i18n/navigation';
import { safeNext } from '~/lib/safe-next';
import { CODE_COOKIES, findCode } from '~/modules/account/service/email-code';
import { ManageStep } from '~/modules/account/ui/second-step/manage-step';
import { PassStep } from '~/modules/account/ui/second-step/pass-step';
import { SetUpStep } from '~/modules/account/ui/second-step/set-up-step';
import { env } from '~/server/env';
import { cookiesIn } from '~/server/cookies';
import { api, pageCtx } from '~/trpc/server';
import { orNotFound } from '../../admin/require-staff';
import { requireUser } from '../../require-user';
import { AccountFrame } from '../../account-frame';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.secondStep'))('title') };
}

/** The door of the admin: a code of whoever has an app, the setting up of who has none, and its keys for who is in. */
export default async function SecondStepPage({ searchParams }: Props) {
  await requireUser('/account/second-step');
  const locale = await getLocale();
  const next = safeNext(
    (await searchParams).next,
    getPathname({ href: '/admin', locale }),
    new URL(env().SITE_URL).origin,
  );
  const [t, state] = await Promise.all([
    getTranslations('account.secondStep'),
    orNotFound(api.account.secondStep.state()),
  ]);
  const isAsked = state.need === 'CODE';
  const token = cookiesIn(await headers())(CODE_COOKIES.SECOND_STEP);
  const begun = await findCode(await pageCtx(), 'SECOND_STEP', token);
  return (
    <AccountFrame
      locale={locale}
      words={['account']}
      title={t(isAsked ? 'enterTitle' : 'title')}
      here="/account/second-step"
      narrow
    >
      <p className="mt-1 mb-6 text-ui text-ink-2">{t(isAsked ? 'enterLead' : 'lead')}</p>
      {state.need === 'SET_UP' && (
        <Notice tone="warn" className="mb-6">
          {t('required')}
        </Notice>
      )}
      {isAsked && <PassStep next={next} />}
      {!isAsked && state.isOn && <ManageStep state={state} />}
      {!isAsked && !state.isOn && state.mailbox && (
        <SetUpStep email={state.mailbox} isMailed={begun?.email === state.mailbox} next={next} />
      )}
      {!isAsked && !state.isOn && !state.mailbox && (
        <div className="grid gap-4">
          <p className="text-ui text-ink-2">{t('noMailbox')}</p>
          <LinkButton href="/account/email" size={56} wide>
            {t('toEmail')}
          </LinkButton>
        </div>
      )}
    </AccountFrame>
  );
}
