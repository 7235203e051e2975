'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-field';
import { ConsentFields, NO_CONSENTS } from './consent-fields';
import { formText } from './form-text';
import { PasswordRules } from './password-rules';
import { useSignUp } from './use-sign-up';

type SignUpFormProps = {
  locale: 'ko' | 'en';
  next: string;
  /** What Naver told us, where somebody comes from there; then no password is asked for. */
  naver: { name: string; email: string; phone: string } | null;
};

export function SignUpForm({ locale, next, naver }: SignUpFormProps) {
  const t = useTranslations('account');
  const form = useRef<HTMLFormElement>(null);
  const [email, setEmail] = useState(naver?.email ?? '');
  const [password, setPassword] = useState('');
  const [consents, setConsents] = useState(NO_CONSENTS);
  const { pending, problem, faults, signUp } = useSignUp({ naver: naver !== null, next });
  const sentence = (name: string) => {
    const fault = faults[name];
    return fault && t(`field.${fault}`);
  };

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const person = { email, name: formText(data, 'name'), phone: formText(data, 'phone'), consents };
    const wrong = await signUp(naver ? person : { ...person, password });
    const inputs = [...(form.current?.querySelectorAll<HTMLInputElement>('input[name]') ?? [])];
    inputs.find((input) => wrong.includes(input.name))?.focus();
  };

  return (
    <form ref={form} method="post" noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      {problem && (
        <Notice tone="error" live>
          {problem}
        </Notice>
      )}
      <TextField
        name="email"
        type="email"
        inputMode="email"
        autoComplete={naver ? 'email' : 'username'}
        autoCapitalize="none"
        spellCheck={false}
        required
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        label={t('signup.email')}
        placeholder={t('signup.emailExample')}
        hint={t('signup.emailHint')}
        error={sentence('email')}
      />
      {!naver && (
        <div>
          <TextField
            name="password"
            type="password"
            autoComplete="new-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            label={t('signup.password')}
            error={sentence('password')}
          />
          <PasswordRules password={password} email={email} />
        </div>
      )}
      <TextField
        name="name"
        autoComplete="name"
        required
        defaultValue={naver?.name}
        label={t('signup.name')}
        placeholder={t('signup.nameExample')}
        error={sentence('name')}
      />
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        required
        defaultValue={naver?.phone}
        label={t('signup.phone')}
        placeholder={t('signup.phoneExample')}
        error={sentence('phone')}
      />
      <ConsentFields locale={locale} value={consents} faults={faults} onChange={setConsents} />
      <Button type="submit" size={56} wide pending={pending}>
        {t('signup.submit')}
      </Button>
    </form>
  );
}
