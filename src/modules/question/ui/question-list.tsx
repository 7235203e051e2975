import { Lock } from 'lucide';
import { useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { Pagination } from '~/components/ui/pagination';
import { ShopAnswer } from '~/components/ui/shop-answer';
import { Tag } from '~/components/ui/tag';
import { TypedWords } from '~/components/ui/typed-words';
import type { Id } from '~/lib/ids';
import { formatTime } from '~/lib/time';
import type { Locale } from '~/shops/preset';

export type QuestionView = {
  readonly id: Id<'qst'>;
  /** A secret one comes without text, answer and author. */
  readonly secret: boolean;
  readonly text: string | null;
  readonly answer: string | null;
  readonly author: string | null;
  /** ISO moments. */
  readonly askedAt: string;
  readonly answeredAt: string | null;
};

type QuestionListProps = {
  items: readonly QuestionView[];
  page: number;
  pages: number;
  hrefFor: (page: number) => string;
  locale: Locale;
};

const DAY = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** What was asked and answered. Whatever people typed is text and stays text. */
export function QuestionList({ items, page, pages, hrefFor, locale }: QuestionListProps) {
  const t = useTranslations('question.list');
  if (items.length === 0) return <p className="border-y border-line py-6 text-ui text-ink-2">{t('none')}</p>;
  return (
    <>
      <ul className="border-t border-ink">
        {items.map(({ id, secret, text, answer, author, askedAt, answeredAt }) => (
          <li key={id} className="border-b border-line py-4">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-ink-3">
              <Tag tone={answeredAt ? 'brand' : 'plain'}>{t(answeredAt ? 'answered' : 'open')}</Tag>
              {!secret && (author ?? t('gone'))}{' '}
              <time dateTime={askedAt}>{formatTime(new Date(askedAt), locale, DAY)}</time>
            </p>
            {text === null ? (
              <p className="mt-2 flex items-center gap-1.5 text-ui text-ink-3">
                <Icon of={Lock} size={14} />
                {t('secret')}
              </p>
            ) : (
              <TypedWords className="mt-2 max-w-[760px]">{text}</TypedWords>
            )}
            {answer !== null && (
              <ShopAnswer from={t('shop')} className="max-w-[760px]">
                {answer}
              </ShopAnswer>
            )}
          </li>
        ))}
      </ul>
      <Pagination page={page} pages={pages} hrefFor={hrefFor} />
    </>
  );
}
