'use client';

import { useLocale, useTranslations } from 'next-intl';
import { getPathname } from '~/i18n/navigation';
import { trpc } from '~/trpc/client';
import { NewPasswordForm } from './new-password-form';
import { ProveEmail, type Begun } from './prove-email';

/** The address, its code, and the new password; then the login page, where a password manager learns it. */
export function ResetForm({ begun }: { begun: Begun | null }) {
  const t = useTranslations('account.reset');
  const locale = useLocale();
  const reset = trpc.account.resetPassword.useMutation();
  return (
    <ProveEmail purpose="RESET" begun={begun}>
      {(email) => (
        <NewPasswordForm
          email={email}
          label={t('password')}
          submitLabel={t('submit')}
          send={async ({ password }) => {
            await reset.mutateAsync({ password });
            return true;
          }}
          onDone={() => location.assign(getPathname({ href: { pathname: '/login', query: { reset: '1' } }, locale }))}
        />
      )}
    </ProveEmail>
  );
}
