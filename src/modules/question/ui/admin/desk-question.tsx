import { useLocale, useTranslations } from 'next-intl';
import { Tag } from '~/components/ui/tag';
import { getPathname } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { Authorship } from '~/modules/order/ui/admin/authorship';
import { AnswerQuestion, HideQuestion, ShowQuestion } from './question-steps';

export type DeskQuestionView = {
  readonly id: Id<'qst'>;
  readonly slug: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly author: string;
  readonly secret: boolean;
  readonly text: string;
  readonly answer: string | null;
  readonly hiddenAt: Date | null;
  readonly createdAt: Date;
};

/** A question on a desk: what it is about, what was asked, and the steps there are. */
export function DeskQuestion({ question }: { question: DeskQuestionView }) {
  const t = useTranslations('admin.questions');
  const locale = useLocale();
  const { id, slug, author, secret, text, answer, hiddenAt, createdAt } = question;
  return (
    <li className="border-b border-line py-4">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-ink-3">
        {secret && <Tag tone="warn">{t('secret')}</Tag>}
        {hiddenAt && <Tag>{t('desk.HIDDEN')}</Tag>}
        <a
          href={`${getPathname({ href: `/products/${slug}`, locale })}#questions`}
          className="font-semibold text-ink hover:underline"
        >
          {locale === 'ko' ? question.nameKo : question.nameEn}
        </a>
        <Authorship author={author === '' ? t('gone') : author} at={createdAt} />
      </p>
      <p className="mt-2 max-w-[760px] text-label/6 wrap-anywhere whitespace-pre-line">{text}</p>
      {answer !== null && (
        <p className="mt-2 max-w-[760px] rounded-r3 bg-tile px-3.5 py-2.5 text-label/6 wrap-anywhere whitespace-pre-line">
          <b className="font-semibold">{t('answer')}</b> {answer}
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {hiddenAt ? (
          <ShowQuestion questionId={id} />
        ) : (
          <>
            <AnswerQuestion
              questionId={id}
              answer={answer}
              about={
                <>
                  <b className="block font-semibold">
                    {locale === 'ko' ? question.nameKo : question.nameEn}{' '}
                    {secret && <Tag tone="warn">{t('secret')}</Tag>}
                  </b>
                  {text}
                </>
              }
            />
            <HideQuestion questionId={id} />
          </>
        )}
      </div>
    </li>
  );
}
