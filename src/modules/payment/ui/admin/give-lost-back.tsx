'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Checkbox } from '~/components/ui/checkbox';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-field';
import type { Id } from '~/lib/ids';
import { useOrderStep } from '~/modules/order/ui/admin/use-order-step';
import { unlessProof, useProvenMutation } from '~/modules/account/ui/use-proven-mutation';
import { trpc } from '~/trpc/client';
import { MANUAL_REFERENCE_MAX } from '../../input';
import { RefundAccountFields } from '../refund-account-fields';
import { accountOf, focusWrongAccount, NO_ACCOUNT } from '../refund-account-form';

type GiveLostBackProps = {
  refundId: Id<'ref'>;
  /** In words of the page's language. */
  amount: string;
  /** A deposit can only go back to an account somebody names. */
  isDeposit: boolean;
};

/** Money no order shows for goes back whole: to an account, the way it came, or by hand with a reference. */
export function GiveLostBack({ refundId, amount, isDeposit }: GiveLostBackProps) {
  const t = useTranslations('admin.island');
  const [open, setOpen] = useState(false);
  const [account, setAccount] = useState(NO_ACCOUNT);
  const [byHand, setByHand] = useState(false);
  const [reference, setReference] = useState('');
  const [sent, setSent] = useState(false);
  const { problem, begin, done, refused } = useOrderStep();
  const giveBack = useProvenMutation(
    trpc.admin.payments.giveLostBack.useMutation({
      onSuccess: ({ state }) => {
        setOpen(false);
        done(t(`refund.done.${byHand ? 'BY_HAND' : state}`, { amount }));
      },
      onError: unlessProof(({ data }) => {
        // What was typed stays: another account, or by hand.
        if (data?.appCode === 'REFUND_REFUSED' || data?.appCode === 'REFUND_TOO_LATE') return;
        setOpen(false);
        refused(data);
      }),
    }),
  );
  const asksAccount = isDeposit && !byHand;
  const start = () => {
    begin();
    giveBack.reset();
    setAccount(NO_ACCOUNT);
    setByHand(false);
    setReference('');
    setSent(false);
    setOpen(true);
  };
  const confirm = () => {
    setSent(true);
    if (byHand ? reference.trim() === '' : asksAccount && focusWrongAccount(account)) return;
    giveBack.mutate({
      refundId,
      ...(byHand && { manualReference: reference }),
      ...(asksAccount && { refundAccount: accountOf(account) }),
    });
  };
  const code = giveBack.error?.data?.appCode;
  return (
    <>
      <Button size={40} onClick={start}>
        {t('lost.button')}
      </Button>
      {problem && (
        <Notice tone="error" live className="w-full">
          {problem}
        </Notice>
      )}
      <Dialog
        open={open}
        title={t('lost.title', { amount })}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button variant="ghost" size={44} onClick={() => setOpen(false)}>
              {t('back')}
            </Button>
            <Button variant="danger" size={44} pending={giveBack.isPending} onClick={confirm}>
              {t(byHand ? 'refund.confirmByHand' : 'refund.confirm', { amount })}
            </Button>
          </>
        }
      >
        <div className="grid gap-5">
          {(code === 'REFUND_REFUSED' || code === 'REFUND_TOO_LATE') && (
            <Notice tone="error" live>
              {t(`refund.refused.${code}`)}
            </Notice>
          )}
          <p className="text-ui text-ink-2">{t(isDeposit ? 'lost.text' : 'lost.again')}</p>
          <Checkbox label={t('refund.byHand')} checked={byHand} onChange={(event) => setByHand(event.target.checked)} />
          {byHand && (
            <TextField
              label={t('refund.reference')}
              hint={t('refund.referenceHint')}
              maxLength={MANUAL_REFERENCE_MAX}
              autoComplete="off"
              value={reference}
              onChange={(event) => setReference(event.target.value)}
              error={sent && reference.trim() === '' ? t('refund.problem.REFERENCE_REQUIRED', { max: '' }) : undefined}
            />
          )}
          {asksAccount && <RefundAccountFields account={account} sent={sent} onChange={setAccount} />}
        </div>
      </Dialog>
    </>
  );
}
