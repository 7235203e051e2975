'use client';

import { useTranslations } from 'next-intl';
import { trpc } from '~/trpc/client';
import { StepCode } from './step-code';

/** Opens the admin to whoever shows a code, and goes where they wanted to go. */
export function PassStep({ next }: { next: string }) {
  const t = useTranslations('account.secondStep');
  const pass = trpc.account.secondStep.pass.useMutation();
  return (
    <StepCode
      of="ANY"
      submitLabel={t('enter')}
      send={async (code) => {
        await pass.mutateAsync({ code });
        location.assign(next);
      }}
    />
  );
}
