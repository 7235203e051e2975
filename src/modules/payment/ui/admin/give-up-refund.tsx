'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import { SelectField } from '~/components/ui/select-field';
import { TextArea } from '~/components/ui/text-area';
import type { Id } from '~/lib/ids';
import { useOrderStep } from '~/modules/order/ui/admin/use-order-step';
import { unlessProof, useProvenMutation } from '~/modules/account/ui/use-proven-mutation';
import { trpc } from '~/trpc/client';
import { GIVE_UP_NOTE_MAX } from '../../input';
import { GIVE_UP_REASONS, type GiveUpReason } from '../../rules';

type GiveUpRefundProps = {
  refundId: Id<'ref'>;
  /** In words of the page's language. */
  amount: string;
  /** No order shows for the money: it stays owed. */
  isLost: boolean;
};

/** Ends a refund that does not get through: says what becomes of it before, and asks why. */
export function GiveUpRefund({ refundId, amount, isLost }: GiveUpRefundProps) {
  const t = useTranslations('admin.island');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<GiveUpReason | null>(null);
  const [note, setNote] = useState('');
  const [sent, setSent] = useState(false);
  const { problem, begin, done, refused } = useOrderStep();
  const giveUp = useProvenMutation(
    trpc.admin.payments.giveUpRefund.useMutation({
      onSuccess: ({ state }) => {
        setOpen(false);
        done(t(`giveUp.done.${state}`));
      },
      onError: unlessProof((error) => {
        setOpen(false);
        refused(error.data);
      }),
    }),
  );
  const start = () => {
    begin();
    setReason(null);
    setNote('');
    setSent(false);
    setOpen(true);
  };
  const confirm = () => {
    setSent(true);
    if (reason) giveUp.mutate({ refundId, reason, note });
  };
  return (
    <>
      <Button variant="outline" size={40} onClick={start}>
        {t('giveUp.button')}
      </Button>
      {problem && (
        <Notice tone="error" live className="w-full">
          {problem}
        </Notice>
      )}
      <Dialog
        open={open}
        title={t('giveUp.title', { amount })}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button variant="ghost" size={44} onClick={() => setOpen(false)}>
              {t('back')}
            </Button>
            <Button variant="danger" size={44} pending={giveUp.isPending} onClick={confirm}>
              {t('giveUp.confirm')}
            </Button>
          </>
        }
      >
        <div className="grid gap-5">
          <ul className="grid list-disc gap-1 pl-5 text-ui">
            <li>{t('giveUp.look')}</li>
            <li>{t(isLost ? 'giveUp.owed' : 'giveUp.goesOn')}</li>
          </ul>
          <SelectField
            label={t('giveUp.reason')}
            value={reason ?? ''}
            onChange={({ target }) => setReason(GIVE_UP_REASONS.find((known) => known === target.value) ?? null)}
            error={sent && !reason ? t('field.REASON_REQUIRED') : undefined}
            options={[
              { value: '', label: t('choose'), disabled: true },
              ...GIVE_UP_REASONS.map((value) => ({ value, label: t(`giveUp.reasons.${value}`) })),
            ]}
          />
          <TextArea
            label={t('refund.note')}
            hint={t('refund.noteHint')}
            optional
            rows={2}
            maxLength={GIVE_UP_NOTE_MAX}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
      </Dialog>
    </>
  );
}
