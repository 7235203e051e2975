'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PasswordField } from '~/components/ui/password-field';
import type { FieldFault } from './field-fault';
import { PasswordRules } from './password-rules';

type NewPasswordFieldProps = { label: string; email: string; fault: FieldFault | undefined };

/**
 * A password to be taken, its rules live below. The address stands in a field of its own that nobody sees, so that a password
 * manager knows whose password it keeps.
 */
export function NewPasswordField({ label, email, fault }: NewPasswordFieldProps) {
  const t = useTranslations('account.field');
  const [password, setPassword] = useState('');
  // The shop knows more common passwords than this page does.
  const [answered, setAnswered] = useState({ fault, password });
  if (answered.fault !== fault) setAnswered({ fault, password });
  const isKnown = fault === 'passwordCommon' && answered.password === password;
  return (
    <div>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        name="password"
        autoComplete="new-password"
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        label={label}
        error={fault && t(fault)}
      />
      <PasswordRules password={password} email={email} known={isKnown} />
    </div>
  );
}
