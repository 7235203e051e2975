'use client';

import { useTranslations } from 'next-intl';
import { trpc } from '~/trpc/client';
import { StepCode } from './step-code';

/** Asks whoever has an authenticator app for a code of it, before what their password alone does not open. */
export function ShowApp({ onShown, onCancel }: { onShown: () => void; onCancel: () => void }) {
  const t = useTranslations('account.proof');
  const pass = trpc.account.secondStep.pass.useMutation();
  return (
    <div className="grid gap-4">
      <p className="text-ui text-ink-2">{t('appLead')}</p>
      <StepCode
        of="ANY"
        submitLabel={t('submit')}
        send={async (code) => {
          await pass.mutateAsync({ code });
          onShown();
        }}
        onCancel={onCancel}
      />
    </div>
  );
}
