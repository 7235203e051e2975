'use client';

import { useTranslations } from 'next-intl';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { ClaimKind, ClaimState, StaffAction } from '../../rules';

type Refused = Parameters<ReturnType<typeof useRefusal>>[0];
/** After these the provider will not do it: it can be paid by hand. */
const BY_HAND = ['REFUND_TOO_LATE', 'PARTIAL_REFUND_UNAVAILABLE', 'REFUND_REFUSED'] as const;

/** Whether paying by hand is what is left after this refusal. */
export const leavesByHand = (data: Refused): boolean => BY_HAND.some((code) => code === data?.appCode);

/** What every step of a request shares: what came of it is said, why it was refused too, and the page shows how it stands now. */
export function useClaimStep(kind: ClaimKind, onClose: () => void) {
  const t = useTranslations('admin.island.claim');
  const toast = useToast();
  const refusal = useRefusal();
  const router = useRouter();
  return {
    done: (action: StaffAction, state: ClaimState) => {
      onClose();
      toast({ text: t('done', { action, state, kind }) });
      router.refresh();
    },
    refused: () => router.refresh(),
    words: (data: Refused) => {
      const byHand = BY_HAND.find((code) => code === data?.appCode);
      return byHand ? t(`refused.${byHand}`, { kind }) : data?.appCode === 'CLAIM_STATE' ? t('late') : refusal(data);
    },
  };
}
