'use client';

import { Lock } from 'lucide';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { ConfirmDialog } from '~/components/ui/confirm-dialog';
import { Icon } from '~/components/ui/icon';
import { Notice } from '~/components/ui/notice';
import { Tag } from '~/components/ui/tag';
import { ShopAnswer } from '~/components/ui/shop-answer';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { getPathname, useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { formatTime } from '~/lib/time';
import type { Tile } from '~/modules/catalog/rules';
import { OrderThumb } from '~/modules/order/ui/order-thumb';
import { trpc } from '~/trpc/client';

export type MyQuestionView = {
  readonly id: Id<'qst'>;
  readonly slug: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly image: string;
  readonly tile: Tile;
  readonly secret: boolean;
  readonly text: string;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly hidden: boolean;
  readonly createdAt: Date;
};

/** One's own question, secret or not, with its answer. */
export function MyQuestion({ question }: { question: MyQuestionView }) {
  const t = useTranslations('question');
  const locale = useLocale();
  const router = useRouter();
  const toast = useToast();
  const refusal = useRefusal();
  const [asking, setAsking] = useState(false);
  const close = (said: string) => {
    setAsking(false);
    toast({ text: said });
    router.refresh();
  };
  const remove = trpc.question.remove.useMutation({
    onSuccess: () => close(t('mine.removed')),
    onError: ({ data }) => close(refusal(data)),
  });
  const { slug, secret, text, answer, answeredAt, hidden, createdAt } = question;
  return (
    <li className="border-b border-line py-5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-ink-3">
        <Tag tone={answeredAt ? 'brand' : 'plain'}>{t(answeredAt ? 'list.answered' : 'list.open')}</Tag>
        {secret && (
          <span className="inline-flex items-center gap-1">
            <Icon of={Lock} size={14} />
            {t('mine.secret')}
          </span>
        )}
        <time dateTime={createdAt.toISOString()}>{formatTime(createdAt, locale, { dateStyle: 'medium' })}</time>
      </p>
      <a
        href={getPathname({ href: `/products/${slug}`, locale })}
        className="flex min-h-tap items-center gap-3 py-2 text-ui font-semibold hover:underline"
      >
        <OrderThumb image={question.image} tile={question.tile} />
        {locale === 'ko' ? question.nameKo : question.nameEn}
      </a>
      {hidden && (
        <Notice tone="warn" className="mb-3">
          {t('mine.hidden')}
        </Notice>
      )}
      <p className="text-ui/6 wrap-anywhere whitespace-pre-line">{text}</p>
      {answer !== null && <ShopAnswer from={t('list.shop')}>{answer}</ShopAnswer>}
      <Button variant="ghost" size={40} className="mt-2 -ml-2" onClick={() => setAsking(true)}>
        {t('mine.remove')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('mine.removeAsk')}
        keep={t('mine.keep')}
        confirm={t('mine.remove')}
        pending={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate({ questionId: question.id })}
      >
        {t('mine.removeText')}
      </ConfirmDialog>
    </li>
  );
}
