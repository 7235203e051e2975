'use client';

import { Copy } from 'lucide';
import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { Icon } from '~/components/ui/icon';
import { useToast } from '~/components/ui/toast';

/** Puts the account number on the clipboard and says whether that worked. */
export function CopyNumber({ number }: { number: string }) {
  const t = useTranslations('payment.deposit');
  const toast = useToast();
  async function copy() {
    try {
      await navigator.clipboard.writeText(number);
      toast({ text: t('copied') });
    } catch {
      // Refused, or an address without encryption, where there is no clipboard at all.
      toast({ text: t('notCopied') });
    }
  }
  return (
    <Button variant="outline" size={40} aria-label={t('copyNumber')} onClick={() => void copy()}>
      <Icon of={Copy} size={18} />
      {t('copy')}
    </Button>
  );
}
