'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { AnswerDialog } from '~/components/ui/answer-dialog';
import { Button } from '~/components/ui/button';
import { useDeskStep } from '~/components/ui/use-desk-step';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import { ANSWER_MAX } from '../../rules';

type AnswerQuestionProps = { questionId: Id<'qst'>; answer: string | null; about: ReactNode };

/** Answers a question; whoever asked is told by mail, the first time. */
export function AnswerQuestion({ questionId, answer, about }: AnswerQuestionProps) {
  const t = useTranslations('admin.island.question');
  const keep = useTranslations('admin.island')('back');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const send = trpc.admin.questions.answer.useMutation(useDeskStep({ done: t('answer.done'), late: t('late') }, close));
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
        onSend={(text) => send.mutate({ questionId, text })}
      />
    </>
  );
}

export function HideQuestion({ questionId }: { questionId: Id<'qst'> }) {
  const t = useTranslations('admin.island.question');
  const hide = trpc.admin.questions.hide.useMutation(useDeskStep({ done: t('hide.done'), late: t('late') }));
  return (
    <Button variant="outline" size={40} pending={hide.isPending} onClick={() => hide.mutate({ questionId })}>
      {t('hide.open')}
    </Button>
  );
}

export function ShowQuestion({ questionId }: { questionId: Id<'qst'> }) {
  const t = useTranslations('admin.island.question');
  const show = trpc.admin.questions.show.useMutation(useDeskStep({ done: t('show.done'), late: t('late') }));
  return (
    <Button variant="outline" size={40} pending={show.isPending} onClick={() => show.mutate({ questionId })}>
      {t('show.open')}
    </Button>
  );
}
