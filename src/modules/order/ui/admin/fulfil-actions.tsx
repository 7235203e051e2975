'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import { ShipForm, type Carrier } from './ship-form';
import { useOrderStep } from './use-order-step';

/** The one step the parcel can go now. */
export type NextStep = 'PREPARING' | 'SHIPPED' | 'DELIVERED';
type FulfilActionsProps = { orderId: Id<'ord'>; number: string; next: NextStep | null; carriers: readonly Carrier[] };

/** The next step of the parcel, asked once more before it is done; what was refused stays said after the page has changed. */
export function FulfilActions({ orderId, number, next, carriers }: FulfilActionsProps) {
  const t = useTranslations('admin.island');
  const [asked, setAsked] = useState<NextStep | null>(null);
  const { problem, begin, done, refused } = useOrderStep();
  const close = () => setAsked(null);
  const outcome = (step: NextStep) => ({
    onSuccess: () => done(t(`step.${step}.done`)),
    onError: (error: { data?: Parameters<typeof refused>[0] }) => refused(error.data),
    onSettled: close,
  });
  const prepare = trpc.admin.orders.markPreparing.useMutation(outcome('PREPARING'));
  const ship = trpc.admin.orders.markShipped.useMutation(outcome('SHIPPED'));
  const deliver = trpc.admin.orders.markDelivered.useMutation(outcome('DELIVERED'));
  const open = (step: NextStep) => {
    begin();
    setAsked(step);
  };
  return (
    <>
      {problem && (
        <Notice tone="error" live className="w-full">
          {problem}
        </Notice>
      )}
      {next && (
        <Button size={44} onClick={() => open(next)}>
          {t(`step.${next}.button`)}
        </Button>
      )}
      <Dialog open={asked === 'SHIPPED'} title={t('step.SHIPPED.title')} onClose={close}>
        {asked === 'SHIPPED' && (
          <ShipForm
            text={t('step.SHIPPED.text', { number })}
            submit={t('step.SHIPPED.button')}
            carriers={carriers}
            pending={ship.isPending}
            onShip={(parcel) => ship.mutate({ orderId, ...parcel })}
            onBack={close}
          />
        )}
      </Dialog>
      <Confirm
        step={asked === 'DELIVERED' ? 'DELIVERED' : 'PREPARING'}
        open={asked === 'PREPARING' || asked === 'DELIVERED'}
        number={number}
        pending={prepare.isPending || deliver.isPending}
        onConfirm={() => (asked === 'DELIVERED' ? deliver : prepare).mutate({ orderId })}
        onBack={close}
      />
    </>
  );
}

type ConfirmProps = {
  step: 'PREPARING' | 'DELIVERED';
  open: boolean;
  number: string;
  pending: boolean;
  onConfirm: () => void;
  onBack: () => void;
};

function Confirm({ step, open, number, pending, onConfirm, onBack }: ConfirmProps) {
  const t = useTranslations('admin.island');
  return (
    <Dialog
      open={open}
      title={t(`step.${step}.title`)}
      onClose={onBack}
      footer={
        <>
          <Button variant="ghost" size={44} onClick={onBack}>
            {t('back')}
          </Button>
          <Button size={44} pending={pending} onClick={onConfirm}>
            {t(`step.${step}.button`)}
          </Button>
        </>
      }
    >
      <p className="tabular text-ui text-ink-2">{t(`step.${step}.text`, { number })}</p>
    </Dialog>
  );
}
