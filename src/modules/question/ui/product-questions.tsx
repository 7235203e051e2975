import { useTranslations } from 'next-intl';
import { buttonClass } from '~/components/ui/button-class';
import { SectionHeading } from '~/components/ui/section-heading';
import { getPathname } from '~/i18n/navigation';
import type { Locale } from '~/shops/preset';
import { questionsHref } from '../input';
import { QuestionList, type QuestionView } from './question-list';

type ProductQuestionsProps = {
  slug: string;
  first: { readonly items: readonly QuestionView[]; readonly page: number; readonly pages: number };
  locale: Locale;
};

/** A new document: asking is for people who are logged in. */
export function AskLink({ slug, locale }: { slug: string; locale: Locale }) {
  const t = useTranslations('question.list');
  return (
    <a
      href={getPathname({ href: `/account/questions/ask/${slug}`, locale })}
      className={buttonClass({ variant: 'outline', size: 44 })}
    >
      {t('ask')}
    </a>
  );
}

/** The newest questions about a product, and the way to ask one: a page for people who are logged in. */
export function ProductQuestions({ slug, first, locale }: ProductQuestionsProps) {
  const t = useTranslations('question.list');
  return (
    <>
      <SectionHeading title={t('title')} note={t('lead')} aside={<AskLink slug={slug} locale={locale} />} />
      <QuestionList {...first} hrefFor={(page) => questionsHref(slug, page)} locale={locale} />
    </>
  );
}
