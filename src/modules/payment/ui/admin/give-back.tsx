'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { formatMoney } from '~/lib/money';
import { unlessProof, useProvenMutation } from '~/modules/account/ui/use-proven-mutation';
import { trpc } from '~/trpc/client';
import { focusWrongAccount } from '../refund-account-form';
import { asksAccount, emptyDraft, inputOf, problemsOfDraft, sumsOf, type Refundable } from './refund-draft';
import { RefundForm } from './refund-form';
import { RefundSums } from './refund-sums';

/** After these the provider will not do it: it can be paid by hand. */
const BY_HAND: ReadonlySet<string> = new Set(['REFUND_TOO_LATE', 'PARTIAL_REFUND_UNAVAILABLE', 'REFUND_REFUSED']);
const SAID = ['REFUND_EXCEEDS', 'CHANGED_MEANWHILE', 'REFUND_TOO_LATE', 'REFUND_REFUSED'] as const;

type GiveBackProps = {
  orderId: Id<'ord'>;
  of: Refundable;
  /** The parcel has not left: what is refunded can be sold again. */
  restock: boolean;
};

/** Gives a part of an order back: filled in, read once more with its amount, then done. What was refused keeps what was typed. */
export function GiveBack({ orderId, of, restock }: GiveBackProps) {
  const t = useTranslations('admin.island.refund');
  const back = useTranslations('admin.island')('back');
  const locale = useLocale();
  const toast = useToast();
  const router = useRouter();
  const refusal = useRefusal();
  const [step, setStep] = useState<'FILL' | 'CONFIRM' | null>(null);
  const [draft, setDraft] = useState(() => emptyDraft(of));
  const [sent, setSent] = useState(false);
  const [byHandOffered, setByHandOffered] = useState(of.byHandOnly || of.wasRefused);
  const money = (amount: number) => formatMoney({ amount, currency: of.currency }, locale);
  const { amount } = sumsOf(draft, of);
  const refund = useProvenMutation(
    trpc.admin.payments.refund.useMutation({
      onSuccess: ({ state, amount: given }) => {
        setStep(null);
        toast({ text: t(`done.${draft.byHand ? 'BY_HAND' : state}`, { amount: money(given) }) });
        router.refresh();
      },
      onError: unlessProof(({ data }) => {
        setStep('FILL');
        if (data && BY_HAND.has(data.appCode)) setByHandOffered(true);
        router.refresh();
      }),
    }),
  );
  const { error } = refund;
  const failed = error && { data: error.data, said: SAID.find((code) => code === error.data?.appCode) };
  const open = () => {
    refund.reset();
    setDraft(emptyDraft(of));
    setSent(false);
    setByHandOffered(of.byHandOnly || of.wasRefused);
    setStep('FILL');
  };
  const check = () => {
    setSent(true);
    if (Object.keys(problemsOfDraft(draft, of)).length > 0) return;
    if (asksAccount(draft, of) && focusWrongAccount(draft.account)) return;
    refund.reset();
    setStep('CONFIRM');
  };
  return (
    <>
      <Button variant="outline" size={44} onClick={open}>
        {t('button')}
      </Button>
      <Dialog
        open={step !== null}
        title={step === 'CONFIRM' ? t('confirmTitle', { amount: money(amount) }) : t('title')}
        onClose={() => setStep(null)}
        footer={
          step === 'CONFIRM' ? (
            <>
              <Button variant="ghost" size={44} onClick={() => setStep('FILL')}>
                {t('change')}
              </Button>
              <Button
                variant="danger"
                size={44}
                pending={refund.isPending}
                onClick={() => refund.mutate(inputOf(orderId, draft, of, restock))}
              >
                {t(draft.byHand ? 'confirmByHand' : 'confirm', { amount: money(amount) })}
              </Button>
            </>
          ) : (
            <>
              <Button variant="ghost" size={44} onClick={() => setStep(null)}>
                {back}
              </Button>
              <Button size={44} onClick={check}>
                {amount > 0 ? t('nextAmount', { amount: money(amount) }) : t('next')}
              </Button>
            </>
          )
        }
      >
        {step === 'CONFIRM' ? (
          <div className="grid gap-5">
            <RefundSums of={of} draft={draft} />
            <p className="text-ui text-ink-2">{t(draft.byHand ? 'forGoodByHand' : 'forGood')}</p>
          </div>
        ) : (
          step === 'FILL' && (
            <div className="grid gap-5">
              {failed && (
                <Notice tone="error" live>
                  {failed.said ? t(`refused.${failed.said}`, { max: money(of.balance) }) : refusal(failed.data)}
                </Notice>
              )}
              <RefundForm
                of={of}
                draft={draft}
                restock={restock}
                byHandOffered={byHandOffered}
                sent={sent}
                onChange={setDraft}
              />
            </div>
          )
        )}
      </Dialog>
    </>
  );
}
