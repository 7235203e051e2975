import { useTranslations } from 'next-intl';

export function SkipLink() {
  const t = useTranslations('layout');
  return (
    <a
      href="#content"
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:bg-ink focus:px-4 focus:py-3 focus:text-ui focus:font-semibold focus:text-ground"
    >
      {t('skip')}
    </a>
  );
}
