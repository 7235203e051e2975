'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { TextArea } from '~/components/ui/text-area';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import { ANSWER_MAX } from '../../rules';
import { useQuestionStep } from './use-question-step';

/** Answers a question; whoever asked is told by mail, the first time. */
export function AnswerQuestion({ questionId, answer }: { questionId: Id<'qst'>; answer: string | null }) {
  const t = useTranslations('admin.island');
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState(false);
  const [text, setText] = useState(answer ?? '');
  const send = trpc.admin.questions.answer.useMutation(useQuestionStep('answer', () => setOpen(false)));
  const missing = text.trim() === '';
  const confirm = () => {
    setSent(true);
    if (!missing) send.mutate({ questionId, text });
  };
  return (
    <>
      <Button variant="outline" size={40} onClick={() => setOpen(true)}>
        {t(answer === null ? 'question.answer.open' : 'question.answer.change')}
      </Button>
      <Dialog
        open={open}
        title={t('question.answer.title')}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button variant="ghost" size={44} onClick={() => setOpen(false)}>
              {t('back')}
            </Button>
            <Button size={44} pending={send.isPending} onClick={confirm}>
              {t('question.answer.confirm')}
            </Button>
          </>
        }
      >
        <TextArea
          label={t('question.answer.words')}
          hint={t('question.answer.hint')}
          rows={5}
          maxLength={ANSWER_MAX}
          value={text}
          onChange={({ target }) => setText(target.value)}
          error={sent && missing && t('question.answer.missing')}
        />
      </Dialog>
    </>
  );
}

export function HideQuestion({ questionId }: { questionId: Id<'qst'> }) {
  const t = useTranslations('admin.island.question');
  const hide = trpc.admin.questions.hide.useMutation(useQuestionStep('hide'));
  return (
    <Button variant="ghost" size={40} pending={hide.isPending} onClick={() => hide.mutate({ questionId })}>
      {t('hide.open')}
    </Button>
  );
}

export function ShowQuestion({ questionId }: { questionId: Id<'qst'> }) {
  const t = useTranslations('admin.island.question');
  const show = trpc.admin.questions.show.useMutation(useQuestionStep('show'));
  return (
    <Button variant="outline" size={40} pending={show.isPending} onClick={() => show.mutate({ questionId })}>
      {t('show.open')}
    </Button>
  );
}
