'use client';

import { useTranslations } from 'next-intl';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';

/** Somebody, or the shop itself, was faster. */
const GONE: ReadonlySet<string> = new Set(['CHANGED_MEANWHILE', 'NOT_FOUND']);

/** What every press on this page shares: it says how it went, and the page shows how things stand now. */
export function useOutcome() {
  const t = useTranslations('books.island');
  const toast = useToast();
  const refusal = useRefusal();
  const router = useRouter();
  return {
    done: (text: string) => {
      toast({ text });
      router.refresh();
    },
    refused: ({ data }: { data?: Parameters<typeof refusal>[0] }) => {
      toast({ text: data && GONE.has(data.appCode) ? t('gone') : refusal(data) });
      router.refresh();
    },
  };
}
