'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LinkButton } from '~/components/ui/link-button';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import type { ConfirmPaymentInput } from '../input';
import { Confirming } from './confirming';
import { useConfirmation, type Trouble } from './use-confirmation';

type ConfirmPaymentProps = {
  orderId: Id<'ord'>;
  /** What the payment window gave; null where the order is being confirmed already and can only be looked at. */
  given: ConfirmPaymentInput | null;
  loginHref: string;
};

/** Confirms the payment of one's own order, and leads to the page of what came of it. */
export function ConfirmPayment({ orderId, given, loginHref }: ConfirmPaymentProps) {
  const t = useTranslations('checkout.confirming');
  const router = useRouter();
  const { client } = trpc.useUtils();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const looks = useConfirmation(
    {
      confirm: given && (() => client.payment.confirm.mutate(given)),
      check: () => client.payment.check.mutate({ orderId }),
    },
    (outcome) => {
      if ('trouble' in outcome) return setTrouble(outcome.trouble);
      const { answer } = outcome;
      return router.replace(
        answer.state === 'DECLINED'
          ? `/checkout/fail?o=${orderId}&code=${encodeURIComponent(answer.code)}`
          : `/checkout/success?o=${orderId}`,
      );
    },
  );
  if (!trouble) return <Confirming looks={looks} ordersHref="/orders" />;
  return (
    <>
      <h1>{t(`trouble.${trouble}.title`)}</h1>
      <p role="alert" className="mt-2 text-body text-ink-2">
        {t(`trouble.${trouble}.text`)}
      </p>
      <LinkButton className="mt-6" href={trouble === 'UNAUTHENTICATED' ? loginHref : '/orders'}>
        {t(`trouble.${trouble}.action`)}
      </LinkButton>
    </>
  );
}
