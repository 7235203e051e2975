'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import { SelectField } from '~/components/ui/select-field';
import type { Id } from '~/lib/ids';
import { useOrderStep } from '~/modules/order/ui/admin/use-order-step';
import { trpc } from '~/trpc/client';
import { CANCEL_REASONS, type CancelReason } from '../../input';

type CancelAndRefundProps = {
  orderId: Id<'ord'>;
  /** What goes back, in words of the page's language; null where nothing was paid. */
  amount: string | null;
  units: number;
  /** The money is already on its way back: the same refund is asked for once more. */
  again: boolean;
};

/** Says what goes back before it is done, and afterwards what really came of it. */
export function CancelAndRefund({ orderId, amount, units, again }: CancelAndRefundProps) {
  const t = useTranslations('admin.island');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<CancelReason | null>(null);
  const [missing, setMissing] = useState(false);
  const { problem, begin, done, refused } = useOrderStep();
  const cancel = trpc.admin.payments.cancelOrder.useMutation({
    onSuccess: ({ state }) => done(t(`cancel.done.${state}`)),
    onError: (error) => refused(error.data),
    onSettled: () => setOpen(false),
  });
  const start = () => {
    begin();
    setReason(null);
    setMissing(false);
    setOpen(true);
  };
  const confirm = () => {
    if (reason) cancel.mutate({ orderId, reason });
    else setMissing(true);
  };
  return (
    <>
      {problem && (
        <Notice tone="error" live className="w-full">
          {problem}
        </Notice>
      )}
      {again ? (
        <Button
          variant="outline"
          size={44}
          pending={cancel.isPending}
          onClick={() => cancel.mutate({ orderId, reason: 'OTHER' })}
        >
          {t('cancel.again')}
        </Button>
      ) : (
        <Button variant="danger" size={44} onClick={start}>
          {t(amount === null ? 'cancel.buttonUnpaid' : 'cancel.button')}
        </Button>
      )}
      <Dialog
        open={open}
        title={t(amount === null ? 'cancel.buttonUnpaid' : 'cancel.button')}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button variant="ghost" size={44} onClick={() => setOpen(false)}>
              {t('back')}
            </Button>
            <Button variant="danger" size={44} pending={cancel.isPending} onClick={confirm}>
              {amount === null ? t('cancel.confirmUnpaid') : t('cancel.confirm', { amount })}
            </Button>
          </>
        }
      >
        <ul className="tabular grid list-disc gap-1 pl-5 text-ui">
          <li>{amount === null ? t('cancel.noMoney') : t('cancel.money', { amount })}</li>
          <li>{t(amount === null ? 'cancel.unitsFreed' : 'cancel.unitsBack', { count: units })}</li>
          <li>{t('cancel.forGood')}</li>
        </ul>
        <SelectField
          className="mt-5"
          label={t('cancel.reason')}
          value={reason ?? ''}
          onChange={(event) => {
            setReason(CANCEL_REASONS.find((known) => known === event.target.value) ?? null);
            setMissing(false);
          }}
          error={missing ? t('field.REASON_REQUIRED') : undefined}
          options={[
            { value: '', label: t('choose'), disabled: true },
            ...CANCEL_REASONS.map((value) => ({ value, label: t(`cancel.reasons.${value}`) })),
          ]}
        />
      </Dialog>
    </>
  );
}
