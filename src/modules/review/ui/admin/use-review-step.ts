'use client';

import { useTranslations } from 'next-intl';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';

type Step = 'answer' | 'hide' | 'show' | 'settleReports';

/** What every step about a review shares: it says how it went, and the page shows how things stand now. */
export function useReviewStep(step: Step, onClose?: () => void) {
  const t = useTranslations('admin.island.review');
  const toast = useToast();
  const refusal = useRefusal();
  const router = useRouter();
  return {
    onSuccess: () => {
      onClose?.();
      toast({ text: t(`${step}.done`) });
      router.refresh();
    },
    onError: ({ data }: { data?: Parameters<typeof refusal>[0] }) => {
      onClose?.();
      toast({ text: data?.appCode === 'NOT_FOUND' ? t('late') : refusal(data) });
      router.refresh();
    },
  };
}
