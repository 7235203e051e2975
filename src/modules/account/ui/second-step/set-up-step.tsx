'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { trpc } from '~/trpc/client';
import type { AppSetup } from '../../rules';
import { useProven } from '../use-proven';
import { useSentence } from '../use-sentence';
import { RecoveryCodes } from './recovery-codes';
import { StepCode } from './step-code';

/** From «connect an app» over its square and first code to the recovery codes, which are shown this once. */
export function SetUpStep({ next }: { next: string }) {
  const t = useTranslations('account.secondStep');
  const sentence = useSentence();
  const proven = useProven();
  const begin = trpc.account.secondStep.begin.useMutation();
  const confirm = trpc.account.secondStep.confirm.useMutation();
  const [setup, setSetup] = useState<AppSetup>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [problem, setProblem] = useState<string>();

  const start = async () => {
    setProblem(undefined);
    try {
      setSetup(await proven(() => begin.mutateAsync()));
    } catch (error) {
      setProblem(sentence(error));
    }
  };

  if (codes) return <RecoveryCodes codes={codes} onKept={() => location.assign(next)} />;
  if (!setup)
    return (
      <div className="grid gap-4">
        {problem && (
          <Notice tone="error" live>
            {problem}
          </Notice>
        )}
        <p className="text-ui text-ink-2">{t('apps')}</p>
        <Button size={56} wide pending={begin.isPending} onClick={() => void start()}>
          {t('begin')}
        </Button>
      </div>
    );
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
}

/** What the app is given: a square for its camera, an address for a phone, and the key to type. */
function AppSquare({ setup: { secret, address, square } }: { setup: AppSetup }) {
  const t = useTranslations('account.secondStep');
  return (
    <div className="grid gap-4">
      <p className="text-ui text-ink-2">{t('scan')}</p>
      <svg
        role="img"
        aria-label={t('square')}
        viewBox={`0 0 ${square.size} ${square.size}`}
        shapeRendering="crispEdges"
        className="w-56 justify-self-center rounded-r3 bg-white p-2"
      >
        <path d={square.path} fill="black" />
      </svg>
      <a href={address} className="min-h-tap content-center text-center text-ui font-semibold text-brand md:hidden">
        {t('open')}
      </a>
      <p className="text-ui text-ink-2">
        {t('type')}
        <code className="tabular mt-2 block rounded-r3 bg-tile p-3 text-center text-ui text-ink select-all">
          {secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </code>
      </p>
    </div>
  );
}
