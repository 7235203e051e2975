import { MessageCircleQuestionMark } from 'lucide';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminHeading } from '~/components/layout/admin-shell';
import { EmptyState } from '~/components/ui/empty-state';
import { FilterLinks } from '~/components/ui/filter-links';
import { Pagination } from '~/components/ui/pagination';
import { QUESTION_DESKS } from '~/modules/question/rules';
import { DeskQuestion } from '~/modules/question/ui/admin/desk-question';
import { questionDeskHref, readQuestionDesk } from '~/modules/question/ui/admin/question-desk';
import { api } from '~/trpc/server';
import { AdminFrame } from '../admin-frame';
import { questionCounts } from '../question-counts';
import { requireStaff } from '../require-staff';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff('products');
  const t = await getTranslations('admin.frame');
  return { title: t('pageTitle', { page: t('questions') }) };
}

/** Questions: what waits for an answer first. */
export default async function AdminQuestionsPage({ searchParams }: PageProps) {
  await requireStaff('products');
  const view = readQuestionDesk(await searchParams);
  const locale = await getLocale();
  const [t, list, counts] = await Promise.all([
    getTranslations('admin.questions'),
    api.admin.questions.list(view),
    questionCounts(),
  ]);
  return (
    <AdminFrame locale={locale} current="/admin/questions" address={questionDeskHref(view)}>
      <AdminHeading title={t('title')} note={t('found', { count: list.total })} />
      <FilterLinks
        label={t('filter')}
        className="pb-4"
        links={QUESTION_DESKS.map((desk) => ({
          href: questionDeskHref({ desk }),
          label: t(`desk.${desk}`),
          count: counts[desk],
          current: desk === view.desk,
        }))}
      />
      {list.items.length === 0 ? (
        <EmptyState heading="h2" icon={MessageCircleQuestionMark} title={t('empty')}>
          {t('emptyLead')}
        </EmptyState>
      ) : (
        <ul className="border-t border-ink">
          {list.items.map((question) => (
            <DeskQuestion key={question.id} question={question} />
          ))}
        </ul>
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={(page) => questionDeskHref({ ...view, page })} />
    </AdminFrame>
  );
}
