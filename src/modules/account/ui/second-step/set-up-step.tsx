'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { trpc } from '~/trpc/client';
import type { AppSetup } from '../../rules';
import { EnterCode } from '../enter-code';
import { useProven } from '../use-proven';
import { useSendCode } from '../use-send-code';
import { useSentence } from '../use-sentence';
import { AppSquare } from './app-square';
import { RecoveryCodes } from './recovery-codes';
import { StepCode } from './step-code';

type SetUpStepProps = {
  /** The account's own mailbox, which a code goes to first. */
  email: string;
  /** The code is on its way already: this page was left and opened again. */
  isMailed: boolean;
  next: string;
};

/** From «connect an app» over a code by mail, the app's square and its first code to the recovery codes, which are shown this once. */
export function SetUpStep({ email, next, ...begun }: SetUpStepProps) {
  const t = useTranslations('account.secondStep');
  const sentence = useSentence();
  const proven = useProven();
  const sendMail = useSendCode('SECOND_STEP');
  const begin = trpc.account.secondStep.begin.useMutation();
  const confirm = trpc.account.secondStep.confirm.useMutation();
  const [pending, setPending] = useState(false);
  const [isMailed, setMailed] = useState(begun.isMailed);
  const [setup, setSetup] = useState<AppSetup>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [problem, setProblem] = useState<string>();

  const attempt = async (act: () => Promise<void>) => {
    setProblem(undefined);
    setPending(true);
    try {
      await act();
    } catch (error) {
      setProblem(sentence(error));
    }
    setPending(false);
  };
  const ask = () => attempt(async () => setMailed(await sendMail(email)));
  const start = () => attempt(async () => setSetup(await proven(() => begin.mutateAsync())));

  if (codes) return <RecoveryCodes codes={codes} onKept={() => location.assign(next)} />;
  if (setup)
    return (
      <div className="grid gap-6">
        <AppSquare setup={setup} />
        <StepCode
          of="APP"
          submitLabel={t('confirm')}
          send={async (code) => setCodes((await proven(() => confirm.mutateAsync({ code })))?.codes)}
        />
      </div>
    );
  return (
    <div className="grid gap-4">
      {problem && (
        <Notice tone="error" live>
          {problem}
        </Notice>
      )}
      {isMailed ? (
        <EnterCode purpose="SECOND_STEP" email={email} onRight={() => void start()} />
      ) : (
        <>
          <p className="text-ui text-ink-2">{t('apps')}</p>
          <p className="text-ui text-ink-2">{t('mailLead', { email })}</p>
          <Button size={56} wide pending={pending} onClick={() => void ask()}>
            {t('begin')}
          </Button>
        </>
      )}
    </div>
  );
}
