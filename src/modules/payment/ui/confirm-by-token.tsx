'use client';

import { CircleAlert, CircleCheck, Landmark } from 'lucide';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Icon } from '~/components/ui/icon';
import { LinkButton } from '~/components/ui/link-button';
import { TextLink } from '~/components/ui/text-link';
import { trpc } from '~/trpc/client';
import type { ConfirmByTokenInput } from '../input';
import { Confirming } from './confirming';
import { declineReason, goesBack } from './decline-reason';
import { useConfirmation } from './use-confirmation';

type End =
  | { readonly state: 'PAID' | 'AWAITING_DEPOSIT' | 'EXPIRED'; readonly number: string }
  | { readonly state: 'DECLINED'; readonly number: string; readonly code: string }
  | { readonly state: 'NOT_FOUND' | 'RATE_LIMITED' };

const ICONS = { PAID: CircleCheck, AWAITING_DEPOSIT: Landmark } as const;

/** The token has done what it was for: nobody finds it in the history of this browser. */
function forgetToken(): void {
  const address = new URL(window.location.href);
  address.searchParams.delete('t');
  window.history.replaceState(window.history.state, '', address);
}

/**
 * The shopper came back from the payment window in a browser without their session: the token of the address confirms that one
 * payment and shows nothing of the order but its number.
 */
export function ConfirmByToken({ given, loginHref }: { given: ConfirmByTokenInput; loginHref: string }) {
  const t = useTranslations('payment.token');
  const declined = useTranslations('payment.declined');
  const { client } = trpc.useUtils();
  const [end, setEnd] = useState<End | null>(null);
  const { token, providerOrderId } = given;
  const looks = useConfirmation(
    {
      confirm: () => client.payment.confirmByToken.mutate(given),
      check: () => client.payment.checkByToken.mutate({ token, providerOrderId }),
    },
    (outcome) => {
      if ('trouble' in outcome && outcome.trouble === 'RATE_LIMITED') return setEnd({ state: 'RATE_LIMITED' });
      forgetToken();
      if ('trouble' in outcome || outcome.answer.state === 'UNKNOWN') return setEnd({ state: 'NOT_FOUND' });
      return setEnd(outcome.answer);
    },
  );
  if (!end) return <Confirming looks={looks} ordersHref={loginHref} />;
  const good = end.state === 'PAID' || end.state === 'AWAITING_DEPOSIT';
  const reason = end.state === 'DECLINED' ? declineReason(end.code) : null;
  return (
    <div role="status" className="grid justify-items-center">
      <Icon of={good ? ICONS[end.state] : CircleAlert} className={good ? 'text-brand' : 'text-ink-3'} />
      <h1 className="mt-3">{t(`${end.state}.title`)}</h1>
      {'number' in end && (
        <p className="mt-2 text-body text-ink-2">
          {t('number')} <b className="tabular text-ink">{end.number}</b>
        </p>
      )}
      {reason && <p className="mt-2 text-body text-ink-2">{declined(reason)}</p>}
      {reason && !goesBack(reason) && <p className="mt-1 text-body text-ink-2">{t('nothing')}</p>}
      <p className="mt-1 max-w-120 text-body text-ink-2">{t(`${end.state}.text`)}</p>
      <LinkButton className="mt-6" href={loginHref}>
        {t('login')}
      </LinkButton>
      <TextLink
        className="mt-2"
        href={'number' in end ? `/orders/lookup?number=${encodeURIComponent(end.number)}` : '/orders/lookup'}
      >
        {t('guest')}
      </TextLink>
    </div>
  );
}
