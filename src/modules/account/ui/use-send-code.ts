import { trpc } from '~/trpc/client';
import type { CodePurpose } from '../rules';

/** Asks for a code; the answer is the same whoever the address belongs to. */
export function useSendCode(purpose: CodePurpose): (email: string) => Promise<unknown> {
  const toAnybody = trpc.account.sendCode.useMutation();
  const toMine = trpc.account.sendEmailCode.useMutation();
  return (email) =>
    purpose === 'CHANGE_EMAIL' ? toMine.mutateAsync({ email }) : toAnybody.mutateAsync({ purpose, email });
}
