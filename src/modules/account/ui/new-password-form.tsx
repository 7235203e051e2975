'use client';

import { useRef, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { formText } from './form-text';
import { NewPasswordField } from './new-password-field';
import { useNewPassword } from './use-new-password';

type NewPasswordFormProps = {
  email: string;
  label: string;
  submitLabel: string;
  /** Undefined where it was not sent after all. */
  send: (password: string) => Promise<boolean | undefined>;
  onDone: () => void;
};

export function NewPasswordForm({ email, label, submitLabel, send, onDone }: NewPasswordFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { pending, problem, fault, submit } = useNewPassword(email, send, onDone);
  const onSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    await submit(formText(new FormData(event.currentTarget), 'password'));
    form.current?.querySelector<HTMLInputElement>('[name=password][aria-invalid=true]')?.focus();
  };
  return (
    <form ref={form} method="post" noValidate className="grid gap-4" onSubmit={(event) => void onSubmit(event)}>
      {problem && (
        <Notice tone="error" live>
          {problem}
        </Notice>
      )}
      <NewPasswordField label={label} email={email} fault={fault} />
      <Button type="submit" size={56} wide pending={pending}>
        {submitLabel}
      </Button>
    </form>
  );
}
