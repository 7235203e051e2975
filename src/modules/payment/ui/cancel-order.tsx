'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import { SelectField } from '~/components/ui/select-field';
import { useToast } from '~/components/ui/toast';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import { CANCEL_REASONS, type CancelReason } from '../input';
import { refusalOf } from './refusal';

type CancelOrderProps = {
  orderId: Id<'ord'>;
  number: string;
  /** The money that goes back, in words; null where nothing was paid. */ refund: string | null;
};

/** Asks once more and for the reason, cancels, and says what came of it: done, paid back, or on its way. */
export function CancelOrder({ orderId, number, refund }: CancelOrderProps) {
  const t = useTranslations('order.cancel');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<CancelReason>('CHANGED_MIND');
  const [sentence, setSentence] = useState<string | null>(null);
  const toast = useToast();
  const cancel = trpc.payment.cancelOrder.useMutation({
    onSuccess: ({ state }) => toast({ text: t(`done.${state}`) }),
    onError: (error) => {
      const { code, details } = refusalOf(error);
      setSentence(code === 'NETWORK' ? t('network') : errors(code, details));
    },
    onSettled: () => {
      setOpen(false);
      router.refresh();
    },
  });
  return (
    <>
      <Button variant="outline" size={44} onClick={() => setOpen(true)}>
        {t('button')}
      </Button>
      {sentence && (
        <Notice tone="error" live className="w-full">
          {sentence}
        </Notice>
      )}
      <Dialog
        open={open}
        title={t('title')}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button variant="outline" size={44} onClick={() => setOpen(false)}>
              {t('keep')}
            </Button>
            <Button
              variant="danger"
              size={44}
              pending={cancel.isPending}
              onClick={() => cancel.mutate({ orderId, reason })}
            >
              {t('confirm')}
            </Button>
          </>
        }
      >
        <p className="text-ui text-ink-2">
          {refund === null ? t('unpaid', { number }) : t('paid', { number, amount: refund })}
        </p>
        <SelectField
          className="mt-4"
          label={t('reason')}
          value={reason}
          options={CANCEL_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          onChange={({ target }) => setReason(CANCEL_REASONS.find((known) => known === target.value) ?? 'OTHER')}
        />
      </Dialog>
    </>
  );
}
