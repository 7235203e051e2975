'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { LinkButton } from '~/components/ui/link-button';
import { Notice } from '~/components/ui/notice';
import { refusalOf } from '~/lib/refusal';
import { trpc } from '~/trpc/client';
import { useSentence } from './use-sentence';

const LINK = /^#([0-9a-f]{64}\.[0-9a-f]{64})$/;

/** The last word before an address is put back: opening the link alone changes nothing. */
export function ReturnEmail() {
  const t = useTranslations('account.returnEmail');
  const sentence = useSentence();
  const putBack = trpc.account.returnEmail.useMutation();
  const [problem, setProblem] = useState<string>();
  const submit = () => {
    const token = LINK.exec(window.location.hash)?.[1];
    if (!token) return setProblem(t('spent'));
    setProblem(undefined);
    putBack.mutate(
      { token },
      {
        onError: (error) => setProblem(refusalOf(error)?.code === 'CODE_SPENT' ? t('spent') : sentence(error)),
      },
    );
  };
  if (putBack.isSuccess)
    return (
      <div className="grid gap-4">
        <Notice tone="ok" live>
          {t('done')}
        </Notice>
        <LinkButton size={56} wide href="/reset">
          {t('reset')}
        </LinkButton>
      </div>
    );
  return (
    <div className="grid gap-4">
      {problem && (
        <Notice tone="error" live>
          {problem}
        </Notice>
      )}
      <Button size={56} wide pending={putBack.isPending} onClick={submit}>
        {t('submit')}
      </Button>
    </div>
  );
}
