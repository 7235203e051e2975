'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { AnswerDialog } from '~/components/ui/answer-dialog';
import { Button } from '~/components/ui/button';
import { useDeskStep } from '~/components/ui/use-desk-step';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import { ANSWER_MAX } from '../../rules';

type AnswerReviewProps = { reviewId: Id<'rev'>; answer: string | null; about: ReactNode };

/** The shop's word under a review, for everybody to read. */
export function AnswerReview({ reviewId, answer, about }: AnswerReviewProps) {
  const t = useTranslations('admin.island.review');
  const keep = useTranslations('admin.island')('back');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const send = trpc.admin.reviews.answer.useMutation(useDeskStep({ done: t('answer.done'), late: t('late') }, close));
  return (
    <>
      <Button variant="outline" size={40} onClick={() => setOpen(true)}>
        {t(answer === null ? 'answer.open' : 'answer.change')}
      </Button>
      <AnswerDialog
        open={open}
        words={{
          ...{ title: t('answer.title'), label: t('answer.words'), hint: t('answer.hint') },
          ...{ missing: t('answer.missing'), confirm: t('answer.confirm'), keep },
        }}
        about={about}
        answer={answer}
        most={ANSWER_MAX}
        pending={send.isPending}
        onClose={close}
        onSend={(text) => send.mutate({ reviewId, text })}
      />
    </>
  );
}
