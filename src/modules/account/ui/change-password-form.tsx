'use client';

import { useTranslations } from 'next-intl';
import { useToast } from '~/components/ui/toast';
import { useRouter } from '~/i18n/navigation';
import { trpc } from '~/trpc/client';
import { NewPasswordForm } from './new-password-form';
import { useProven } from './use-proven';

/** A new password by whoever knows the present one; where there is none, after a fresh proof of who that is. */
export function ChangePasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const t = useTranslations('account.changePassword');
  const router = useRouter();
  const toast = useToast();
  const proven = useProven();
  const change = trpc.account.changePassword.useMutation();
  const first = trpc.account.setFirstPassword.useMutation();
  return (
    <NewPasswordForm
      email={email}
      label={t('password')}
      {...(hasPassword && { presentLabel: t('present') })}
      submitLabel={t('submit')}
      send={async ({ password, present }) => {
        if (!hasPassword) return proven(async () => first.mutateAsync({ password }).then(() => true));
        return proven(async () => change.mutateAsync({ password, present }).then(() => true));
      }}
      onDone={() => {
        toast({ text: t('done') });
        router.push('/account');
        router.refresh();
      }}
    />
  );
}
