'use client';

import { useTranslations } from 'next-intl';
import { useToast } from '~/components/ui/toast';
import { useRouter } from '~/i18n/navigation';
import { trpc } from '~/trpc/client';
import { NewPasswordForm } from './new-password-form';
import { useProven } from './use-proven';

/** A new password for whoever is signed in, after a fresh proof of who that is. */
export function ChangePasswordForm({ email }: { email: string }) {
  const t = useTranslations('account.changePassword');
  const router = useRouter();
  const toast = useToast();
  const proven = useProven();
  const change = trpc.account.changePassword.useMutation();
  return (
    <NewPasswordForm
      email={email}
      label={t('password')}
      submitLabel={t('submit')}
      send={(password) =>
        proven(async () => {
          await change.mutateAsync({ password });
          return true;
        })
      }
      onDone={() => {
        toast({ text: t('done') });
        router.push('/account');
        router.refresh();
      }}
    />
  );
}
