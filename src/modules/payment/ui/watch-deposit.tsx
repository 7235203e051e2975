'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useToast } from '~/components/ui/toast';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { beginAct } from '~/modules/order/ui/live/own-acts';
import { trpc } from '~/trpc/client';

/** Seconds between looks: a deposit takes minutes, and nobody looks at a hidden page. */
const PAUSES = [5, 10, 15, 20, 30];

/** Looks whether the deposit has come and draws the page anew when the order stands otherwise. */
export function WatchDeposit({ orderId }: { orderId: Id<'ord'> }) {
  const t = useTranslations('payment.deposit');
  const router = useRouter();
  const toast = useToast();
  const { client } = trpc.useUtils();

  useEffect(() => {
    let over = false;
    let looks = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function lookLater() {
      clearTimeout(timer);
      if (!over) timer = setTimeout(() => void look(), (PAUSES[Math.min(looks, PAUSES.length - 1)] ?? 30) * 1000);
    }

    async function look() {
      if (document.hidden) return;
      looks += 1;
      const state = await client.payment.check.mutate({ orderId }).then(
        (answer) => answer.state,
        () => 'UNKNOWN' as const,
      );
      if (over) return;
      if (state === 'AWAITING_DEPOSIT' || state === 'UNKNOWN') return lookLater();
      over = true;
      // What the look found is told here.
      beginAct(orderId)();
      toast({ text: t(state === 'PAID' ? 'paid' : 'ended') });
      router.refresh();
    }

    const lookAgain = () => {
      if (document.hidden) return;
      looks = 0;
      lookLater();
    };
    lookLater();
    document.addEventListener('visibilitychange', lookAgain);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', lookAgain);
    };
  }, [client, orderId, router, t, toast]);
  return null;
}
