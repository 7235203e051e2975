'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Checkbox } from '~/components/ui/checkbox';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import { SelectField } from '~/components/ui/select-field';
import { useRefusal } from '~/components/ui/use-refusal';
import type { Id } from '~/lib/ids';
import { useOrderStep } from '~/modules/order/ui/admin/use-order-step';
import { unlessProof, useProvenMutation } from '~/modules/account/ui/use-proven-mutation';
import { trpc } from '~/trpc/client';
import { CANCEL_REASONS, type CancelReason } from '../../input';
import { RefundAccountFields } from '../refund-account-fields';
import { accountOf, focusWrongAccount, NO_ACCOUNT } from '../refund-account-form';

type CancelAndRefundProps = {
  orderId: Id<'ord'>;
  /** What goes back, in words of the page's language; null where nothing was paid. */
  amount: string | null;
  units: number;
  /** A deposit can only go back to an account somebody names. */
  accountNeeded: boolean;
};

/** Says what goes back before it is done, and afterwards what really came of it. */
export function CancelAndRefund({ orderId, amount, units, accountNeeded }: CancelAndRefundProps) {
  const t = useTranslations('admin.island');
  const refusal = useRefusal();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<CancelReason | null>(null);
  const [restock, setRestock] = useState(true);
  const [account, setAccount] = useState(NO_ACCOUNT);
  /** The deposit may come while the dialog is open. */
  const [depositCame, setDepositCame] = useState(false);
  const [sent, setSent] = useState(false);
  const asksAccount = accountNeeded || depositCame;
  const { problem, begin, done, refused } = useOrderStep();
  const cancel = useProvenMutation(
    trpc.admin.payments.cancelOrder.useMutation({
      onSuccess: ({ state }) => {
        setOpen(false);
        done(t(`cancel.done.${state}`));
      },
      onError: unlessProof((error) => {
        if (error.data?.appCode === 'REFUND_ACCOUNT_REQUIRED') return setDepositCame(true);
        // A wrong account can be typed again; anything else is shown on the page as it stands now.
        if (error.data?.appCode === 'REFUND_REFUSED' && asksAccount) return;
        setOpen(false);
        refused(error.data);
      }),
    }),
  );
  const start = () => {
    begin();
    cancel.reset();
    setReason(null);
    setRestock(true);
    setAccount(NO_ACCOUNT);
    setSent(false);
    setOpen(true);
  };
  const confirm = () => {
    setSent(true);
    if (!reason || (asksAccount && focusWrongAccount(account))) return;
    const refundAccount = asksAccount ? accountOf(account) : undefined;
    cancel.mutate({ orderId, reason, restock, ...(refundAccount && { refundAccount }) });
  };
  const title = t(amount === null ? 'cancel.buttonUnpaid' : 'cancel.button');
  return (
    <>
      {problem && (
        <Notice tone="error" live className="w-full">
          {problem}
        </Notice>
      )}
      <Button variant="danger" size={44} onClick={start}>
        {title}
      </Button>
      <Dialog
        open={open}
        title={title}
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
        <div className="grid gap-5">
          <ul className="tabular grid list-disc gap-1 pl-5 text-ui">
            <li>
              {amount === null ? t('cancel.noMoney') : t(asksAccount ? 'cancel.toAccount' : 'cancel.money', { amount })}
            </li>
            {amount === null && <li>{t('cancel.unitsFreed', { count: units })}</li>}
            {amount !== null && <li>{t(restock ? 'cancel.unitsBack' : 'cancel.unitsLost', { count: units })}</li>}
            <li>{t('cancel.forGood')}</li>
          </ul>
          {depositCame && (
            <Notice tone="warn" live>
              {t('cancel.depositCame')}
            </Notice>
          )}
          {cancel.error?.data?.appCode === 'REFUND_REFUSED' && (
            <Notice tone="error" live>
              {refusal(cancel.error.data)}
            </Notice>
          )}
          <SelectField
            label={t('cancel.reason')}
            value={reason ?? ''}
            onChange={({ target }) => setReason(CANCEL_REASONS.find((known) => known === target.value) ?? null)}
            error={sent && !reason ? t('field.REASON_REQUIRED') : undefined}
            options={[
              { value: '', label: t('choose'), disabled: true },
              ...CANCEL_REASONS.map((value) => ({ value, label: t(`cancel.reasons.${value}`) })),
            ]}
          />
          {amount !== null && (
            <Checkbox
              label={t('cancel.restock')}
              checked={restock}
              onChange={(event) => setRestock(event.target.checked)}
            />
          )}
          {asksAccount && <RefundAccountFields account={account} sent={sent} onChange={setAccount} />}
        </div>
      </Dialog>
    </>
  );
}
