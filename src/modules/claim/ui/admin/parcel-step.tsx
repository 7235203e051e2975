'use client';

import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import { ShipForm, type Carrier } from '~/modules/order/ui/admin/ship-form';
import { trpc } from '~/trpc/client';
import type { StepProps } from './staff-claim';
import { useClaimStep } from './use-claim-step';

type ParcelStepProps = StepProps & {
  action: 'MARK_PICKED_UP' | 'RESHIP';
  carriers: readonly Carrier[];
  onRefundInstead?: () => void;
};

/** A parcel on its way back, or once more to the buyer, by its number. Where nothing is left to send, money goes back instead. */
export function ParcelStep({ claim, open, onClose, action, carriers, onRefundInstead }: ParcelStepProps) {
  const t = useTranslations('admin.island.claim');
  const { done, refused, words } = useClaimStep(claim.kind, onClose);
  const outcome = { onSuccess: ({ state }: { state: typeof claim.state }) => done(action, state), onError: refused };
  const pickUp = trpc.admin.claims.markPickedUp.useMutation(outcome);
  const reship = trpc.admin.claims.reship.useMutation(outcome);
  const step = action === 'RESHIP' ? reship : pickUp;
  const short = step.error?.data?.appCode === 'OUT_OF_STOCK' ? Number(step.error.data.details.available) : null;
  const close = () => {
    step.reset();
    onClose();
  };
  return (
    <Dialog open={open} title={t(`${action}.title`)} onClose={close}>
      {open && (
        <div className="grid gap-5">
          {step.error && (
            <Notice tone="error" live>
              {short === null ? words(step.error.data) : t('RESHIP.short', { available: short })}
              {short !== null && onRefundInstead && (
                <Button
                  variant="outline"
                  size={40}
                  className="mt-2"
                  onClick={() => {
                    step.reset();
                    onRefundInstead();
                  }}
                >
                  {t('RESHIP.instead')}
                </Button>
              )}
            </Notice>
          )}
          <ShipForm
            text={t(`${action}.text`)}
            submit={t(`${action}.confirm`)}
            carriers={carriers}
            pending={step.isPending}
            onShip={(parcel) => step.mutate({ claimId: claim.id, ...parcel })}
            onBack={close}
          />
        </div>
      )}
    </Dialog>
  );
}
