'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import type { PaymentMethod } from '~/shops/preset';
import { trpc } from '~/trpc/client';
import { openPaymentWindow, WindowUnavailable } from './payment-window';
import { refusalOf } from './refusal';

/** «이어서 결제하기» on an order that waits: the same order, a new try to pay it. */
export function PayOpenOrder({ orderId, method }: { orderId: Id<'ord'>; method: PaymentMethod }) {
  const t = useTranslations('order.pay');
  const errors = useTranslations('errors');
  const router = useRouter();
  const { client } = trpc.useUtils();
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);

  async function pay() {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    setSentence(null);
    try {
      return await openPaymentWindow(await client.payment.open.mutate({ orderId, method }));
    } catch (error) {
      const { code, details } = refusalOf(error);
      if (error instanceof WindowUnavailable || code === 'NETWORK')
        setSentence(t(error instanceof WindowUnavailable ? 'WINDOW' : 'NETWORK'));
      else setSentence(errors(code, details));
      if (code === 'ORDER_EXPIRED' || code === 'ORDER_STATE') router.refresh();
    }
    busy.current = false;
    setPending(false);
  }

  return (
    <div className="grid justify-items-start gap-3">
      <Button size={44} pending={pending} onClick={() => void pay()}>
        {t('button')}
      </Button>
      {sentence && (
        <Notice tone="error" live>
          {sentence}
        </Notice>
      )}
    </div>
  );
}
