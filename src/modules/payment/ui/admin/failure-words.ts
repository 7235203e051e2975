import { useTranslations } from 'next-intl';
import { declineReason } from '../decline-reason';

/** The provider's code in words, with the code itself to look it up by. */
export function useFailureWords(): (code: string) => string {
  const t = useTranslations('admin.payments');
  return (code) => t('failure', { words: t(`failures.${declineReason(code)}`), code });
}
