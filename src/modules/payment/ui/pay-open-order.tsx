'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import type { PaymentMethod } from '~/shops/preset';
import { trpc } from '~/trpc/client';
import { MethodChoice, openingOf, type PaymentChoice } from './method-choice';
import { openPaymentWindow, WindowUnavailable } from './payment-window';
import { refusalOf } from './refusal';

type PayOpenOrderProps = {
  orderId: Id<'ord'>;
  /** What is to be paid, in words. */
  amount: string;
  methods: readonly PaymentMethod[];
  useEscrow: boolean;
  /** How paying was tried last. */
  tried: PaymentMethod | undefined;
};

/** «이어서 결제하기» on an order that waits: the same order, a new try to pay it, perhaps another way. */
export function PayOpenOrder({ orderId, amount, methods, useEscrow, tried }: PayOpenOrderProps) {
  const t = useTranslations('order.pay');
  const errors = useTranslations('errors');
  const router = useRouter();
  const { client } = trpc.useUtils();
  const busy = useRef(false);
  const [open, setOpen] = useState(false);
  const [choice, setChoice] = useState<PaymentChoice>({ method: tried ?? methods[0] ?? 'CARD', cashReceipt: 'NONE' });
  const [pending, setPending] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);

  async function pay() {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    setSentence(null);
    try {
      return await openPaymentWindow(await client.payment.open.mutate({ orderId, ...openingOf(choice) }));
    } catch (error) {
      const { code, details } = refusalOf(error);
      if (error instanceof WindowUnavailable || code === 'NETWORK')
        setSentence(t(error instanceof WindowUnavailable ? 'WINDOW' : 'NETWORK'));
      else setSentence(errors(code, details));
      // The time was extended also where the window then did not open.
      if (error instanceof WindowUnavailable || code === 'ORDER_EXPIRED' || code === 'ORDER_STATE') router.refresh();
    }
    busy.current = false;
    setPending(false);
  }

  return (
    <>
      <Button size={44} onClick={() => setOpen(true)}>
        {t('button')}
      </Button>
      <Dialog
        open={open}
        title={t('title')}
        onClose={() => setOpen(false)}
        footer={
          <Button size={52} wide pending={pending} onClick={() => void pay()}>
            {t('confirm', { amount })}
          </Button>
        }
      >
        <div className="grid gap-4">
          <MethodChoice
            methods={methods}
            useEscrow={useEscrow}
            choice={choice}
            onChange={(change) => setChoice((before) => ({ ...before, ...change }))}
          />
          {sentence && (
            <Notice tone="error" live>
              {sentence}
            </Notice>
          )}
        </div>
      </Dialog>
    </>
  );
}
