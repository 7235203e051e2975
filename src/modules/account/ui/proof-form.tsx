'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { LineSkeleton } from '~/components/ui/skeleton';
import { PasswordField } from '~/components/ui/password-field';
import { useRefusal } from '~/components/ui/use-refusal';
import { trpc } from '~/trpc/client';
import { formText } from './form-text';
import { leaveForNaver } from './leave-for-naver';
import { NaverMark } from './naver-mark';

type ProofFormProps = {
  onProven: () => void;
  onCancel: () => void;
  /** What the proof is for, where the form itself does it: its words, and that it is under way. */
  deed?: { readonly keep: string; readonly submit: string; readonly pending: boolean };
};

/** A native dialog gives the focus to what asks for it as it opens; what comes later has to take it. */
function takeFocus(input: HTMLInputElement | null): void {
  if (!input) return;
  input.autofocus = true;
  input.focus();
}

/** Asks whoever is signed in to prove once more who they are, by whatever their account knows them by. */
export function ProofForm(props: ProofFormProps) {
  const t = useTranslations();
  const refusal = useRefusal();
  const ways = trpc.account.waysIn.useQuery();
  if (ways.isPending)
    return (
      <div role="status">
        <span className="sr-only">{t('common.loading')}</span>
        <LineSkeleton className="h-13 w-full" />
      </div>
    );
  if (ways.isError) return <Notice tone="error">{refusal(ways.error.data)}</Notice>;
  const { email, password } = ways.data;
  const naver = ways.data.naver && ways.data.offersNaver;
  if (!password && !naver) return <Notice tone="warn">{t('account.proof.none')}</Notice>;
  return (
    <div className="grid gap-4">
      {password && <PasswordProof email={email ?? ''} {...props} />}
      {password && naver && (
        <p className="flex items-center gap-3 text-small text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          {t('account.proof.or')}
        </p>
      )}
      {naver && <NaverProof alone={!password} />}
    </div>
  );
}

/** The proof by Naver leaves the page; whoever is back does again what they were about to do. */
function NaverProof({ alone }: { alone: boolean }) {
  const t = useTranslations('account.proof');
  const allow = trpc.account.proveWithNaver.useMutation();
  const [state, setState] = useState<'here' | 'leaving' | 'failed'>('here');
  const leave = async () => {
    setState('leaving');
    const fault = await leaveForNaver(allow.mutateAsync).catch(() => 'INTERNAL');
    if (fault !== null) setState('failed');
  };
  return (
    <>
      {alone && <p className="text-ui text-ink-2">{t('naverLead')}</p>}
      {state === 'failed' && (
        <Notice tone="error" live>
          {t('naverFailed')}
        </Notice>
      )}
      <Button variant="outline" wide pending={state === 'leaving'} onClick={() => void leave()}>
        <NaverMark />
        {t('naver')}
      </Button>
    </>
  );
}

function PasswordProof({ email, onProven, onCancel, deed }: ProofFormProps & { email: string }) {
  const t = useTranslations('account.proof');
  const refusal = useRefusal();
  const prove = trpc.account.prove.useMutation({ onSuccess: onProven });
  const refused = prove.error?.data;
  const isWrong = refused?.appCode === 'PASSWORD_WRONG';
  const [missing, setMissing] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = formText(new FormData(event.currentTarget), 'password');
    setMissing(password === '');
    if (password !== '') prove.mutate({ password });
    else prove.reset();
  };
  return (
    <form method="post" noValidate className="grid gap-4" onSubmit={submit}>
      <p className="text-ui text-ink-2">{t('lead')}</p>
      {prove.error && !isWrong && (
        <Notice tone="error" live>
          {refusal(refused)}
        </Notice>
      )}
      {/* A password manager looks for whose password it is. */}
      <input name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        ref={takeFocus}
        name="password"
        autoComplete="current-password"
        required
        label={t('password')}
        error={missing ? t('missing') : isWrong && refusal(refused)}
      />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" size={44} onClick={onCancel}>
          {deed?.keep ?? t('cancel')}
        </Button>
        <Button
          type="submit"
          size={44}
          {...(deed && { variant: 'danger' })}
          pending={prove.isPending || deed?.pending === true}
        >
          {deed?.submit ?? t('submit')}
        </Button>
      </div>
    </form>
  );
}
