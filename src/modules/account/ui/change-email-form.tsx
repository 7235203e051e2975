'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { useToast } from '~/components/ui/toast';
import { useRouter } from '~/i18n/navigation';
import { trpc } from '~/trpc/client';
import { ProveEmail, type Begun } from './prove-email';
import { useProven } from './use-proven';
import { useSentence } from './use-sentence';

/** The new address, its code, and the last word. */
export function ChangeEmailForm({ begun }: { begun: Begun | null }) {
  return (
    <ProveEmail purpose="CHANGE_EMAIL" begun={begun}>
      {(email, again) => <Confirm email={email} onAgain={again} />}
    </ProveEmail>
  );
}

function Confirm({ email, onAgain }: { email: string; onAgain: () => void }) {
  const t = useTranslations('account');
  const router = useRouter();
  const toast = useToast();
  const proven = useProven();
  const sentence = useSentence();
  const change = trpc.account.changeEmail.useMutation();
  const [problem, setProblem] = useState<string>();
  const submit = async () => {
    setProblem(undefined);
    try {
      if (!(await proven(() => change.mutateAsync()))) return;
      toast({ text: t('changeEmail.done') });
      router.push('/account');
      router.refresh();
    } catch (error) {
      setProblem(sentence(error));
    }
  };
  return (
    <div className="grid gap-4">
      {problem ? (
        <Notice tone="error" live>
          {problem}
        </Notice>
      ) : (
        <Notice tone="ok">{t('changeEmail.ready', { email })}</Notice>
      )}
      <Button size={56} wide pending={change.isPending} onClick={() => void submit()}>
        {t('changeEmail.submit')}
      </Button>
      <Button variant="ghost" size={44} onClick={onAgain}>
        {t('code.other')}
      </Button>
    </div>
  );
}
