import { useTranslations } from 'next-intl';

/** How long ago in words: «12분», whole units, rounded down. */
export function useAge(): (seconds: number) => string {
  const t = useTranslations('books.age');
  return (seconds) => {
    const count = (unit: number) => Math.floor(Math.max(0, seconds) / unit);
    if (seconds < 60) return t('seconds', { count: count(1) });
    if (seconds < 3_600) return t('minutes', { count: count(60) });
    return seconds < 48 * 3_600 ? t('hours', { count: count(3_600) }) : t('days', { count: count(86_400) });
  };
}

export const secondsBetween = (since: Date, now: Date): number => (now.getTime() - since.getTime()) / 1_000;
