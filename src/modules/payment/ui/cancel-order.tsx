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
import { useKeptOverProof } from '~/modules/account/ui/kept-over-proof';
import { unlessProof, useProvenMutation } from '~/modules/account/ui/use-proven-mutation';
import { beginAct } from '~/modules/order/ui/live/own-acts';
import { z } from '~/lib/zod';
import { trpc } from '~/trpc/client';
import { CANCEL_REASONS, type CancelReason } from '../input';
import { RefundAccountFields } from './refund-account-fields';
import { accountDraftSchema, accountOf, focusWrongAccount, NO_ACCOUNT } from './refund-account-form';
import { refusalOf } from './refusal';

/** What a buyer may say; that nothing is left in stock is the seller's to say. */
const BUYERS_REASONS = CANCEL_REASONS.filter((reason) => reason !== 'OUT_OF_STOCK');

const keptSchema = z.object({
  open: z.boolean(),
  reason: z.enum(BUYERS_REASONS).nullable(),
  account: accountDraftSchema,
  paidMeanwhile: z.boolean(),
});

type CancelOrderProps = {
  orderId: Id<'ord'>;
  number: string;
  /** The money that goes back, in words; null where nothing was paid. */
  refund: string | null;
  /** A deposit can only go back to an account the buyer names. */
  accountNeeded: boolean;
};

/** Asks once more, for a reason nobody has to give and for the account where one is needed; cancels, and says what came of it. */
export function CancelOrder({ orderId, number, refund, accountNeeded }: CancelOrderProps) {
  const t = useTranslations('order.cancel');
  const errors = useTranslations('errors');
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<CancelReason | null>(null);
  const [account, setAccount] = useState(NO_ACCOUNT);
  /** The deposit may come while the dialog is open. */
  const [paidMeanwhile, setPaidMeanwhile] = useState(false);
  const [sent, setSent] = useState(false);
  const [accountRefused, setAccountRefused] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  useKeptOverProof('cancel', keptSchema, { open, reason, account, paidMeanwhile }, (held) => {
    setOpen(held.open);
    setReason(held.reason);
    setAccount(held.account);
    setPaidMeanwhile(held.paidMeanwhile);
  });
  const asksAccount = accountNeeded || paidMeanwhile;
  const cancel = useProvenMutation(
    trpc.payment.cancelOrder.useMutation({
      onMutate: () => beginAct(orderId),
      onSettled: (_answer, _error, _asked, endAct) => endAct?.(),
      onSuccess: ({ state }) => {
        setOpen(false);
        toast({ text: t(`done.${state}`) });
        router.refresh();
      },
      onError: unlessProof((error) => {
        const { code, details } = refusalOf(error);
        if (code === 'REFUND_ACCOUNT_REQUIRED') return setPaidMeanwhile(true);
        if (code === 'REFUND_REFUSED' && asksAccount) return setAccountRefused(true);
        setSentence(code === 'NETWORK' ? t('network') : errors(code, details));
        setOpen(false);
        router.refresh();
      }),
    }),
  );

  function submit() {
    setSent(true);
    setAccountRefused(false);
    if (asksAccount && focusWrongAccount(account)) return;
    cancel.mutate({ orderId, reason: reason ?? 'OTHER', ...(asksAccount && { refundAccount: accountOf(account) }) });
  }

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
            <Button variant="danger" size={44} pending={cancel.isPending} onClick={submit}>
              {t('confirm')}
            </Button>
          </>
        }
      >
        <div className="grid gap-5">
          <p className="text-ui text-ink-2">
            {refund === null
              ? t('unpaid', { number })
              : t(asksAccount ? 'deposited' : 'paid', { number, amount: refund })}
          </p>
          {paidMeanwhile && !accountNeeded && (
            <Notice tone="warn" live>
              {t('paidMeanwhile')}
            </Notice>
          )}
          <SelectField
            label={t('reason')}
            optional
            value={reason ?? ''}
            options={[
              { value: '', label: t('reasonNone') },
              ...BUYERS_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) })),
            ]}
            onChange={({ target }) => setReason(BUYERS_REASONS.find((known) => known === target.value) ?? null)}
          />
          {asksAccount && <RefundAccountFields account={account} sent={sent} onChange={setAccount} />}
          {accountRefused && (
            <Notice tone="error" live>
              {t('accountRefused')}
            </Notice>
          )}
        </div>
      </Dialog>
    </>
  );
}
