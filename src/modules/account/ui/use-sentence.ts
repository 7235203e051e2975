import { useTranslations } from 'next-intl';
import { refusalOf } from '~/lib/refusal';

/** What to say of a call that failed: why it was refused, or that the shop was not reached. */
export function useSentence(): (error: unknown) => string {
  const t = useTranslations('errors');
  return (error) => {
    const refusal = refusalOf(error);
    return refusal ? t(refusal.code, refusal.values) : t('NETWORK');
  };
}
