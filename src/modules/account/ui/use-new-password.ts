import { useState } from 'react';
import { refusalOf } from '~/lib/refusal';
import { newPasswordInput } from '../input';
import { brokenPasswordRules } from '../rules';
import { faultsOf, type FieldFault } from './field-fault';
import { useSentence } from './use-sentence';

type State = { pending: boolean; problem?: string; fault?: FieldFault; presentFault?: FieldFault };
type Typed = { readonly password: string; readonly present: string };

/** The fault of a password that the server refused, where it was the password. */
export function passwordFault(error: unknown): FieldFault | undefined {
  const code = refusalOf(error)?.code;
  if (code === 'PASSWORD_COMMON') return 'passwordCommon';
  return code === 'INVALID_INPUT' ? 'passwordWeak' : undefined;
}

/** The fault of a password as it is typed, before it is sent. */
export function weakness(password: string, email: string): FieldFault | undefined {
  const parsed = newPasswordInput.safeParse({ password });
  if (!parsed.success) return faultsOf(parsed.error).password ?? 'passwordWeak';
  return brokenPasswordRules(password, email).length > 0 ? 'passwordWeak' : undefined;
}

/**
 * Sends a new password for an account with this address, with the present one where it is asked for; what was wrong comes back
 * beside the field, or as one sentence.
 */
export function useNewPassword(
  email: string,
  send: (typed: Typed) => Promise<boolean | undefined>,
  done: () => void,
  asksPresent: boolean,
) {
  const sentence = useSentence();
  const [state, setState] = useState<State>({ pending: false });
  const submit = async (typed: Typed): Promise<void> => {
    const fault = weakness(typed.password, email);
    const presentFault = asksPresent && typed.present === '' ? 'passwordMissing' : undefined;
    if (fault || presentFault)
      return setState({ pending: false, ...(fault && { fault }), ...(presentFault && { presentFault }) });
    setState({ pending: true });
    try {
      // Otherwise it was not sent, for want of a proof.
      if (await send(typed)) return done();
      setState({ pending: false });
    } catch (error) {
      setState({ pending: false, ...refused(error) });
    }
  };
  const refused = (error: unknown): Omit<State, 'pending'> => {
    const fault = passwordFault(error);
    if (fault) return { fault };
    return refusalOf(error)?.code === 'PASSWORD_WRONG'
      ? { presentFault: 'presentWrong' }
      : { problem: sentence(error) };
  };
  return { ...state, submit };
}
