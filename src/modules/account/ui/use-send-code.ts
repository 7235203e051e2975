import { trpc } from '~/trpc/client';
import type { CodePurpose } from '../rules';
import { useProven } from './use-proven';

/**
 * Asks for a code; the answer is the same whoever the address belongs to. For somebody's own account they prove first who they
 * are: false where they closed that dialog.
 */
export function useSendCode(purpose: CodePurpose): (email: string) => Promise<boolean> {
  const proven = useProven();
  const toAnybody = trpc.account.sendCode.useMutation();
  const toMine = trpc.account.sendEmailCode.useMutation();
  const forMyApp = trpc.account.secondStep.sendCode.useMutation();
  return async (email) => {
    if (purpose === 'SIGN_UP' || purpose === 'RESET') {
      await toAnybody.mutateAsync({ purpose, email });
      return true;
    }
    const sent = await proven(async () => {
      await (purpose === 'SECOND_STEP' ? forMyApp.mutateAsync() : toMine.mutateAsync({ email }));
      return true;
    });
    return sent ?? false;
  };
}
