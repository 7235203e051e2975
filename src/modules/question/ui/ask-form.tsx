'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { Button } from '~/components/ui/button';
import { Checkbox } from '~/components/ui/checkbox';
import { Notice } from '~/components/ui/notice';
import { TextArea } from '~/components/ui/text-area';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import { plainText } from '~/lib/plain-text';
import { trpc } from '~/trpc/client';
import { QUESTION_MAX, QUESTION_MIN } from '../rules';

/** Asks about a product, for everybody to read or as a secret. */
export function AskForm({ slug }: { slug: string }) {
  const t = useTranslations('question.form');
  const router = useRouter();
  const toast = useToast();
  const refusal = useRefusal();
  const [text, setText] = useState('');
  const [secret, setSecret] = useState(false);
  const [sent, setSent] = useState(false);
  const { length } = plainText(text);
  const problem = length < QUESTION_MIN ? 'TEXT_SHORT' : length > QUESTION_MAX ? 'TEXT_LONG' : null;
  const ask = trpc.question.ask.useMutation({
    onSuccess: () => {
      toast({ text: t('asked') });
      router.push('/account/questions');
      router.refresh();
    },
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setSent(true);
    if (problem) return document.getElementById('text')?.focus();
    if (!ask.isPending) ask.mutate({ slug, text, secret });
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      <TextArea
        id="text"
        name="text"
        rows={6}
        label={t('text')}
        hint={t('hint')}
        value={text}
        error={sent && problem && t(`problem.${problem}`, { min: QUESTION_MIN, max: QUESTION_MAX })}
        onChange={({ target }) => setText(target.value)}
      />
      <Checkbox label={t('secret')} checked={secret} onChange={({ target }) => setSecret(target.checked)} />
      {ask.error && (
        <Notice tone="error" live>
          {refusal(ask.error.data)}
        </Notice>
      )}
      <Button type="submit" size={56} pending={ask.isPending} className="justify-self-start max-md:w-full">
        {t('submit')}
      </Button>
    </form>
  );
}
