'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import { Tag } from '~/components/ui/tag';
import { useToast } from '~/components/ui/toast';
import { useRouter } from '~/i18n/navigation';
import { trpc } from '~/trpc/client';
import type { SecondStepState } from '../../rules';
import { useProven } from '../use-proven';
import { RecoveryCodes } from './recovery-codes';
import { StepCode } from './step-code';

/** Fewer than these are soon none. */
const FEW_CODES = 3;

/** The second step as it stands, with new recovery codes and its end, each for whoever shows a code. */
export function ManageStep({ state }: { state: SecondStepState }) {
  const t = useTranslations('account.secondStep');
  const router = useRouter();
  const toast = useToast();
  const proven = useProven();
  const renew = trpc.account.secondStep.renewCodes.useMutation();
  const end = trpc.account.secondStep.end.useMutation();
  const [asked, setAsked] = useState<'RENEW' | 'END' | null>(null);
  const [codes, setCodes] = useState<readonly string[]>();
  const { codesLeft: count } = state;

  const close = () => {
    setAsked(null);
    setCodes(undefined);
    router.refresh();
  };
  const send = async (code: string) => {
    if (asked === 'RENEW') return setCodes((await proven(() => renew.mutateAsync({ code })))?.codes);
    await proven(() => end.mutateAsync({ code }));
    toast({ text: t('ended') });
    close();
  };
  return (
    <div className="grid gap-5">
      <p className="flex items-center gap-2 text-ui">
        <Tag tone="brand">{t('on')}</Tag>
        {count >= FEW_CODES && t('codesLeft', { count })}
      </p>
      {count < FEW_CODES && <Notice tone="warn">{t('codesLow', { count })}</Notice>}
      <div className="grid gap-2 sm:grid-cols-2">
        <Button variant="outline" onClick={() => setAsked('RENEW')}>
          {t('renew')}
        </Button>
        <Button variant="outline" onClick={() => setAsked('END')}>
          {t('end')}
        </Button>
      </div>
      <Dialog open={asked !== null} title={t(asked === 'END' ? 'end' : 'renew')} onClose={close}>
        {codes && <RecoveryCodes codes={codes} onKept={close} />}
        {asked && !codes && (
          <div className="grid gap-4">
            <p className="text-ui text-ink-2">{t(textOf(asked, state))}</p>
            <StepCode of="ANY" submitLabel={t(asked === 'END' ? 'end' : 'renew')} send={send} onCancel={close} />
          </div>
        )}
      </Dialog>
    </div>
  );
}

function textOf(asked: 'RENEW' | 'END', { isRequired }: SecondStepState) {
  if (asked === 'RENEW') return 'renewText';
  return isRequired ? 'endTextRequired' : 'endText';
}
