import { MessageCircleQuestionMark } from 'lucide';
import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { Pagination } from '~/components/ui/pagination';
import { readPage } from '~/modules/order/admin-input';
import { MyQuestion } from '~/modules/question/ui/my-question';
import { api } from '~/trpc/server';
import { requireUser } from '../../require-user';
import { AccountFrame } from '../../account-frame';

type MyQuestionsProps = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: MyQuestionsProps): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'question.mine' }))('title') };
}

/** What somebody asked, secret or not, with the answers. */
export default async function MyQuestionsPage({ params, searchParams }: MyQuestionsProps) {
  await requireUser('/account/questions');
  const { locale } = await params;
  const [t, list] = await Promise.all([
    getTranslations({ locale, namespace: 'question.mine' }),
    api.question.mine({ page: readPage(await searchParams) }),
  ]);
  return (
    <AccountFrame locale={locale} words={['question']} title={t('title')} here="/account/questions">
      {list.items.length === 0 ? (
        <EmptyState
          heading="h2"
          icon={MessageCircleQuestionMark}
          title={t('empty')}
          action={<LinkButton href="/products">{t('toProducts')}</LinkButton>}
        >
          {t('emptyLead')}
        </EmptyState>
      ) : (
        <ul className="border-t-2 border-ink">
          {list.items.map((question) => (
            <MyQuestion key={question.id} question={question} />
          ))}
        </ul>
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={(page) => `/account/questions?page=${page}`} />
    </AccountFrame>
  );
}
