'use client';

import { useRouter } from '~/i18n/navigation';
import { useToast } from './toast';
import { useRefusal } from './use-refusal';

type Refused = { readonly data?: Parameters<ReturnType<typeof useRefusal>>[0] };

/**
 * What every step of staff shares: it says how it went, also that somebody else was first (`late`), and the page shows how things
 * stand now.
 */
export function useDeskStep(words: { readonly done: string; readonly late: string }, onClose?: () => void) {
  const toast = useToast();
  const refusal = useRefusal();
  const router = useRouter();
  const tell = (text: string) => {
    onClose?.();
    toast({ text });
    router.refresh();
  };
  return {
    onSuccess: () => tell(words.done),
    onError: ({ data }: Refused) => tell(data?.appCode === 'NOT_FOUND' ? words.late : refusal(data)),
  };
}
