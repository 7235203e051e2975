'use client';

import { useState } from 'react';
import { useRefusal } from '~/components/ui/use-refusal';
import { useToast } from '~/components/ui/toast';
import { useRouter } from '~/i18n/navigation';

/** What every step on an order shares: said when done; when refused, said why, and the page shows how it stands now. */
export function useOrderStep() {
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
      setProblem(refusal(data));
      router.refresh();
    },
  };
}
