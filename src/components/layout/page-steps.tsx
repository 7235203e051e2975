import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';

type PageStepsProps = { page: number; pages: number; pending: boolean; onPage: (page: number) => void };

/** The page before and the one after, of a list whose pages have no address of their own; nothing where there is one page. */
export function PageSteps({ page, pages, pending, onPage }: PageStepsProps) {
  const t = useTranslations('admin.island.pages');
  if (pages <= 1) return null;
  return (
    <div className="flex items-center justify-center gap-3 pt-5">
      <Button variant="outline" size={44} disabled={page <= 1} pending={pending} onClick={() => onPage(page - 1)}>
        {t('previous')}
      </Button>
      <span className="tabular text-ui">{t('pageOf', { page, pages })}</span>
      <Button variant="outline" size={44} disabled={page >= pages} pending={pending} onClick={() => onPage(page + 1)}>
        {t('next')}
      </Button>
    </div>
  );
}
