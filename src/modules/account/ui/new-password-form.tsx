'use client';

import { useTranslations } from 'next-intl';
import { useRef, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { PasswordField } from '~/components/ui/password-field';
import { formText } from './form-text';
import { NewPasswordField } from './new-password-field';
import { useNewPassword } from './use-new-password';

type NewPasswordFormProps = {
  email: string;
  label: string;
  /** Label of the field for the present password, where it has to be known. */
  presentLabel?: string;
  submitLabel: string;
  /** Undefined where it was not sent after all. */
  send: (typed: { password: string; present: string }) => Promise<boolean | undefined>;
  onDone: () => void;
};

export function NewPasswordForm({ email, label, presentLabel, submitLabel, send, onDone }: NewPasswordFormProps) {
  const t = useTranslations('account.field');
  const form = useRef<HTMLFormElement>(null);
  const asksPresent = presentLabel !== undefined;
  const { pending, problem, fault, presentFault, submit } = useNewPassword(email, send, onDone, asksPresent);
  const onSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    await submit({ password: formText(typed, 'password'), present: formText(typed, 'presentPassword') });
    form.current?.querySelector<HTMLInputElement>('[aria-invalid=true]')?.focus();
  };
  return (
    <form ref={form} method="post" noValidate className="grid gap-4" onSubmit={(event) => void onSubmit(event)}>
      {problem && (
        <Notice tone="error" live>
          {problem}
        </Notice>
      )}
      {asksPresent && (
        <PasswordField
          name="presentPassword"
          autoComplete="current-password"
          required
          label={presentLabel}
          error={presentFault && t(presentFault)}
        />
      )}
      <NewPasswordField label={label} email={email} fault={fault} />
      <Button type="submit" size={56} wide pending={pending}>
        {submitLabel}
      </Button>
    </form>
  );
}
