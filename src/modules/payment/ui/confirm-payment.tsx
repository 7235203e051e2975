'use client';

import { LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '~/components/ui/icon';
import { LinkButton } from '~/components/ui/link-button';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import type { ConfirmPaymentInput } from '../input';
import { refusalOf } from './refusal';

type ConfirmPaymentProps = {
  orderId: Id<'ord'>;
  /** What the payment window gave; null where the order is being confirmed already and can only be looked at. */
  given: ConfirmPaymentInput | null;
  loginHref: string;
};

/** Seconds between looks: quick at first, then less and less often. */
const PAUSES = [2, 2, 2, 2, 3, 4, 6, 8, 10];
const LONG_AFTER = 8;
const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));

type Trouble = 'MISMATCH' | 'NOT_FOUND' | 'UNAUTHENTICATED';
type Look = { readonly next: string } | { readonly trouble: Trouble } | 'AGAIN';

/**
 * Asks once for the payment to be confirmed, then looks until it is decided. Asking again, after a reload or a lost answer,
 * charges nothing more: the server claims the attempt once.
 */
export function ConfirmPayment({ orderId, given, loginHref }: ConfirmPaymentProps) {
  const t = useTranslations('checkout.confirming');
  const router = useRouter();
  const { client } = trpc.useUtils();
  const started = useRef(false);
  const here = useRef(false);
  const [looks, setLooks] = useState(0);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  useEffect(() => {
    let ask = given;

    async function look(): Promise<Look> {
      try {
        const answer = ask ? await client.payment.confirm.mutate(ask) : await client.payment.check.mutate({ orderId });
        ask = null;
        if (answer.state === 'UNKNOWN') return 'AGAIN';
        if (answer.state !== 'DECLINED') return { next: `/checkout/success?o=${orderId}` };
        return { next: `/checkout/fail?o=${orderId}&code=${encodeURIComponent(answer.code)}` };
      } catch (error) {
        const { code } = refusalOf(error);
        if (code === 'UNAUTHENTICATED' || code === 'NOT_FOUND') return { trouble: code };
        if (code === 'AMOUNT_MISMATCH' || code === 'INVALID_INPUT') return { trouble: 'MISMATCH' };
        // Decided meanwhile by somebody else: from now on only look.
        if (code === 'ORDER_STATE') ask = null;
        return 'AGAIN';
      }
    }

    async function lookUntilDecided(): Promise<void> {
      for (let count = 0; here.current; count += 1) {
        const found = await look();
        if (found !== 'AGAIN') return 'next' in found ? router.replace(found.next) : setTrouble(found.trouble);
        setLooks(count + 1);
        await seconds(PAUSES[Math.min(count, PAUSES.length - 1)] ?? 10);
      }
    }

    here.current = true;
    if (!started.current) {
      started.current = true;
      void lookUntilDecided();
    }
    return () => {
      here.current = false;
    };
  }, [client, given, orderId, router]);

  if (trouble) {
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
  return (
    <>
      <Icon of={LoaderCircle} className="animate-spin text-brand motion-reduce:animate-none" />
      <h1 className="mt-4">{t('title')}</h1>
      <p role="status" className="mt-2 text-body text-ink-2">
        {t(looks === 0 ? 'first' : looks < LONG_AFTER ? 'again' : 'long')}
      </p>
      <p className="mt-1 text-small text-ink-3">{t('once')}</p>
      {looks >= LONG_AFTER && (
        <LinkButton variant="outline" className="mt-6" href="/orders">
          {t('toOrders')}
        </LinkButton>
      )}
    </>
  );
}
