import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { sayOnNextPage } from '~/components/ui/said-later';
import { getPathname } from '~/i18n/navigation';
import { refusalOf } from '~/lib/refusal';
import { trpc } from '~/trpc/client';
import { naverSignUpInput, signUpInput, type NaverSignUpInput, type SignUpInput } from '../input';
import { enter } from './enter';
import { faultsOf, fieldFault, type FieldFault } from './field-fault';
import { weakness } from './use-new-password';

type Given = Omit<NaverSignUpInput, 'email'> & { email?: string; password?: string };
export type SignUpState = { pending: boolean; problem: string | null; faults: Partial<Record<string, FieldFault>> };

/** Sends a sign-up and opens the door with its ticket; what was wrong comes back by field, or as one sentence. */
export function useSignUp({ naver, email, next }: { naver: boolean; email: string; next: string }) {
  const t = useTranslations();
  const locale = useLocale();
  const [state, setState] = useState<SignUpState>({ pending: false, problem: null, faults: {} });
  const withPassword = trpc.account.signUp.useMutation();
  const withNaver = trpc.account.signUpWithNaver.useMutation();

  const send = (given: SignUpInput | NaverSignUpInput) =>
    'password' in given ? withPassword.mutateAsync(given) : withNaver.mutateAsync(given);

  const refuse = (faults: SignUpState['faults'], problem: string | null = t('account.signup.problems')) => {
    setState({ pending: false, problem, faults });
    return Object.keys(faults);
  };

  const refused = (error: unknown): string[] => {
    const refusal = refusalOf(error);
    if (refusal?.code === 'PASSWORD_COMMON') return refuse({ password: 'passwordCommon' });
    if (refusal?.code === 'CODE_SPENT') return refuse({}, t('account.signup.spent'));
    if (refusal?.code === 'UNAUTHENTICATED') return refuse({}, t('account.signup.naverExpired'));
    const fields = Object.entries(refusal?.fields ?? {});
    if (fields.length > 0) {
      return refuse(
        Object.fromEntries(fields.map(([name, words]) => [name, fieldFault(words?.[0], 'consentMissing')])),
      );
    }
    return refuse({}, t(`errors.${refusal?.code ?? 'INTERNAL'}`, refusal?.values));
  };

  /** @returns the names of the fields to look at again; none when the browser is on its way to `next`. */
  const signUp = async (given: Given): Promise<string[]> => {
    const parsed = naver ? naverSignUpInput.safeParse(given) : signUpInput.safeParse(given);
    const weak = naver ? undefined : weakness(given.password ?? '', email);
    const faults = { ...(parsed.success ? {} : faultsOf(parsed.error)), ...(weak && { password: weak }) };
    if (!parsed.success || weak) return refuse(faults);
    setState({ pending: true, problem: null, faults: {} });
    try {
      await send(parsed.data);
    } catch (error) {
      return refused(error);
    }
    sayOnNextPage(t('account.signup.done'));
    const fault = await enter('ticket', {});
    // The account exists now: whoever cannot be let in at once logs in like everybody.
    location.assign(fault === null ? next : getPathname({ href: { pathname: '/login', query: { next } }, locale }));
    return [];
  };

  /** A field that is typed into again is wrong no longer; after the last of them nothing is left to say above. */
  const forgive = (...names: readonly string[]) =>
    setState((before) => {
      const left = Object.entries(before.faults).filter(([name]) => !names.includes(name));
      if (left.length === Object.keys(before.faults).length) return before;
      return { ...before, faults: Object.fromEntries(left), problem: left.length > 0 ? before.problem : null };
    });

  return { ...state, signUp, forgive };
}
