'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '~/components/ui/use-refusal';
import { useToast } from '~/components/ui/toast';
import { useRouter } from '~/i18n/navigation';

/** Somebody else was faster: the page is shown anew, so nobody needs to be sent to do that. */
const LATE: ReadonlySet<string> = new Set(['ORDER_STATE', 'NOT_CANCELABLE', 'CLAIM_STATE']);

/** What every step on an order shares: said when done; when refused, said why, and the page shows how it stands now. */
export function useOrderStep() {
  const t = useTranslations('admin.island');
  const [problem, setProblem] = useState<string | null>(null);
  const refusal = useRefusal();
  const toast = useToast();
  const router = useRouter();
  return {
    problem,
    begin: () => setProblem(null),
    done: (text: string) => {
      toast({ text });
      router.refresh();
    },
    refused: (data: Parameters<typeof refusal>[0]) => {
      setProblem(data && LATE.has(data.appCode) ? t('late') : refusal(data));
      router.refresh();
    },
  };
}
