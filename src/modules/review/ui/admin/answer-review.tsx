'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { TextArea } from '~/components/ui/text-area';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import { ANSWER_MAX } from '../../rules';
import { useReviewStep } from './use-review-step';

/** The shop's word under a review, for everybody to read. */
export function AnswerReview({ reviewId, answer }: { reviewId: Id<'rev'>; answer: string | null }) {
  const t = useTranslations('admin.island');
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState(false);
  const [text, setText] = useState(answer ?? '');
  const send = trpc.admin.reviews.answer.useMutation(useReviewStep('answer', () => setOpen(false)));
  const missing = text.trim() === '';
  const confirm = () => {
    setSent(true);
    if (!missing) send.mutate({ reviewId, text });
  };
  return (
    <>
      <Button variant="outline" size={40} onClick={() => setOpen(true)}>
        {t(answer === null ? 'review.answer.open' : 'review.answer.change')}
      </Button>
      <Dialog
        open={open}
        title={t('review.answer.title')}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button variant="ghost" size={44} onClick={() => setOpen(false)}>
              {t('back')}
            </Button>
            <Button size={44} pending={send.isPending} onClick={confirm}>
              {t('review.answer.confirm')}
            </Button>
          </>
        }
      >
        <TextArea
          label={t('review.answer.words')}
          hint={t('review.answer.hint')}
          rows={5}
          maxLength={ANSWER_MAX}
          value={text}
          onChange={({ target }) => setText(target.value)}
          error={sent && missing && t('review.answer.missing')}
        />
      </Dialog>
    </>
  );
}
