'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-field';
import { CONSENTS, mobileNumber, type LoginFault } from '../rules';
import { ConsentFields, NO_CONSENTS, type Consents } from './consent-fields';
import { formText } from './form-text';
import { NaverChoice } from './naver-choice';
import { NewPasswordField } from './new-password-field';
import { PhoneField } from './phone-field';
import { formatPhone } from './phone';
import { ProveEmail, type Begun } from './prove-email';
import { useSignUp } from './use-sign-up';

type Naver = { name: string; email: string; phone: string };
type SignUpFormProps = {
  locale: 'ko' | 'en';
  next: string;
  /** What Naver told us, where somebody comes from there; then neither code nor password is asked for. */
  naver: Naver | null;
  /** Whether one can join with Naver. */
  withNaver: boolean;
  begun: Begun | null;
};

/** With Naver one page; else the address and its code first. */
export function SignUpForm({ locale, next, naver, withNaver, begun }: SignUpFormProps) {
  const t = useTranslations('account.login');
  const [fault, setFault] = useState<LoginFault | null>(null);
  if (naver) return <PersonForm locale={locale} next={next} naver={naver} email={naver.email} />;
  return (
    <ProveEmail
      purpose="SIGN_UP"
      begun={begun}
      otherWay={
        withNaver && (
          <>
            <NaverChoice next={next} onFault={setFault} />
            {fault && (
              <Notice tone="error" live>
                {t(`fault.${fault}`)}
              </Notice>
            )}
          </>
        )
      }
    >
      {(email) => <PersonForm locale={locale} next={next} naver={null} email={email} />}
    </ProveEmail>
  );
}

type PersonFormProps = { locale: 'ko' | 'en'; next: string; naver: Naver | null; email: string };

function PersonForm({ locale, next, naver, email }: PersonFormProps) {
  const t = useTranslations('account');
  const form = useRef<HTMLFormElement>(null);
  const [consents, setConsents] = useState(NO_CONSENTS);
  const [phone, setPhone] = useState(formatPhone(mobileNumber(naver?.phone ?? '') ?? ''));
  const { pending, problem, faults, signUp, forgive } = useSignUp({ naver: naver !== null, email, next });
  const sentence = (name: string) => {
    const fault = faults[name];
    return fault && t(`field.${fault}`);
  };

  const agree = (given: Consents) => {
    setConsents(given);
    forgive(...CONSENTS.filter((kind) => given[kind]));
  };

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const person = { name: formText(data, 'name'), phone: formText(data, 'phone'), consents };
    const more = naver ? { email: formText(data, 'email') } : { password: formText(data, 'password') };
    const wrong = await signUp({ ...person, ...more });
    const inputs = [...(form.current?.querySelectorAll<HTMLInputElement>('input[name]') ?? [])];
    inputs.find((input) => wrong.includes(input.name))?.focus();
  };

  return (
    <form
      ref={form}
      method="post"
      noValidate
      className="grid gap-4"
      onSubmit={(event) => void submit(event)}
      onInput={({ target }) => target instanceof HTMLInputElement && target.type !== 'checkbox' && forgive(target.name)}
    >
      {problem && (
        <Notice tone="error" live>
          {problem}
        </Notice>
      )}
      {naver ? (
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          defaultValue={email}
          label={t('signup.email')}
          placeholder={t('signup.emailExample')}
          hint={t('signup.emailHint')}
          error={sentence('email')}
        />
      ) : (
        <>
          <Notice tone="ok">{t('code.done', { email })}</Notice>
          <NewPasswordField label={t('signup.password')} email={email} fault={faults.password} />
        </>
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
      <PhoneField
        id="signup-phone"
        name="phone"
        autoComplete="tel"
        value={phone}
        label={t('signup.phone')}
        error={sentence('phone')}
        onChange={setPhone}
      />
      <ConsentFields locale={locale} value={consents} faults={faults} onChange={agree} />
      <Button type="submit" size={56} wide pending={pending}>
        {t('signup.submit')}
      </Button>
    </form>
  );
}
