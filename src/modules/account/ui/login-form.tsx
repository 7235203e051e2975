'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { PasswordField } from '~/components/ui/password-field';
import { TextField } from '~/components/ui/text-field';
import { logInInput } from '../input';
import type { LoginFault } from '../rules';
import { enter } from './enter';
import { faultsOf, type FieldFault } from './field-fault';
import { formText } from './form-text';
import { NaverChoice } from './naver-choice';

type LoginFormProps = { next: string; naver: boolean; reset: string; fault: LoginFault | null };
type Faults = { email?: FieldFault; password?: FieldFault };

export function LoginForm({ next, naver, reset, fault: firstFault }: LoginFormProps) {
  const t = useTranslations('account');
  const form = useRef<HTMLFormElement>(null);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState(firstFault);
  const [faults, setFaults] = useState<Faults>({});

  const refuse = (found: Faults) => {
    setFaults(found);
    form.current?.querySelector<HTMLInputElement>(`[name=${found.email ? 'email' : 'password'}]`)?.focus();
  };

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const given = { email: formText(data, 'email'), password: formText(data, 'password') };
    const parsed = logInInput.safeParse(given);
    setFault(null);
    if (!parsed.success) return refuse(faultsOf(parsed.error));
    setFaults({});
    setPending(true);
    const found = await enter('credentials', given);
    if (found === null) return location.assign(next);
    setPending(false);
    if (found === 'WRONG') refuse({ password: 'passwordWrong' });
    else setFault(found);
  };

  return (
    <form ref={form} method="post" noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      {fault && (
        <Notice tone="error" live>
          {t(`login.fault.${fault}`)}
        </Notice>
      )}
      <TextField
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        label={t('login.email')}
        placeholder={t('login.emailExample')}
        error={faults.email && t(`field.${faults.email}`)}
      />
      <PasswordField
        name="password"
        autoComplete="current-password"
        required
        label={t('login.password')}
        error={faults.password && t(`field.${faults.password}`)}
      />
      <Button type="submit" size={56} wide pending={pending}>
        {t('login.submit')}
      </Button>
      <a
        href={reset}
        className="mx-auto inline-flex min-h-tap items-center px-2 text-ui text-ink-2 underline underline-offset-3 hover:text-ink"
      >
        {t('login.forgotten')}
      </a>
      {naver && <NaverChoice next={next} onFault={setFault} />}
    </form>
  );
}
