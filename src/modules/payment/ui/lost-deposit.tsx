'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { Block } from '~/components/ui/section-heading';
import { useToast } from '~/components/ui/toast';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { useKeptOverProof } from '~/modules/account/ui/kept-over-proof';
import { unlessProof, useProvenMutation } from '~/modules/account/ui/use-proven-mutation';
import { beginAct } from '~/modules/order/ui/live/own-acts';
import { trpc } from '~/trpc/client';
import { RefundAccountFields } from './refund-account-fields';
import { accountDraftSchema, accountOf, focusWrongAccount, NO_ACCOUNT } from './refund-account-form';
import { refusalOf } from './refusal';

type LostDepositProps = {
  orderId: Id<'ord'>;
  refundId: Id<'ref'>;
  /** In words of the page's language. */
  amount: string;
};

/** A deposit came for an order that cannot have it: asks for the account it goes back to, and sends it there at once. */
export function LostDeposit({ orderId, refundId, amount }: LostDepositProps) {
  const t = useTranslations('payment.lost');
  const errors = useTranslations('errors');
  const router = useRouter();
  const toast = useToast();
  const [account, setAccount] = useState(NO_ACCOUNT);
  const [sent, setSent] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  useKeptOverProof(`lost ${refundId}`, accountDraftSchema, account, setAccount);
  const name = useProvenMutation(
    trpc.payment.nameRefundAccount.useMutation({
      onMutate: () => beginAct(orderId),
      onSettled: (_answer, _error, _asked, endAct) => endAct?.(),
      onSuccess: ({ state }) => {
        toast({ text: t(`done.${state}`, { amount }) });
        router.refresh();
      },
      onError: unlessProof((error) => {
        const { code, details } = refusalOf(error);
        if (code === 'REFUND_REFUSED') return setSentence(t('refused'));
        setSentence(code === 'NETWORK' ? t('network') : errors(code, details));
        router.refresh();
      }),
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setSent(true);
    setSentence(null);
    const refundAccount = accountOf(account);
    if (focusWrongAccount(account) || !refundAccount) return;
    name.mutate({ orderId, refundId, refundAccount });
  };
  return (
    <Block title={t('title')}>
      <form noValidate onSubmit={submit} className="grid max-w-[480px] gap-5">
        <p className="text-ui text-ink-2">{t('text', { amount })}</p>
        <RefundAccountFields account={account} sent={sent} onChange={setAccount} />
        {sentence && (
          <Notice tone="error" live>
            {sentence}
          </Notice>
        )}
        <Button type="submit" size={52} pending={name.isPending} className="justify-self-start">
          {t('submit', { amount })}
        </Button>
      </form>
    </Block>
  );
}
