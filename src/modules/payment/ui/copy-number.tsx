import { useTranslations } from 'next-intl';
import { CopyButton } from '~/components/ui/copy-button';

/** Puts the account number on the clipboard and says whether that worked. */
export function CopyNumber({ number }: { number: string }) {
  const t = useTranslations('payment.deposit');
  const words = { copy: t('copy'), name: t('copyNumber'), copied: t('copied'), notCopied: t('notCopied') };
  return <CopyButton text={number} words={words} />;
}
