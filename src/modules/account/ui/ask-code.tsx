'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-field';
import { sendEmailCodeInput } from '../input';
import type { CodePurpose } from '../rules';
import { faultsOf, type FieldFault } from './field-fault';
import { formText } from './form-text';
import { useSendCode } from './use-send-code';
import { useSentence } from './use-sentence';

/** Which address it is; the code goes there. */
export function AskCode({ purpose, onSent }: { purpose: CodePurpose; onSent: (email: string) => void }) {
  const t = useTranslations('account');
  const sentence = useSentence();
  const send = useSendCode(purpose);
  const field = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<FieldFault>();
  const [problem, setProblem] = useState<string>();

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const parsed = sendEmailCodeInput.safeParse({ email: formText(new FormData(event.currentTarget), 'email') });
    setProblem(undefined);
    setFault(parsed.success ? undefined : (faultsOf(parsed.error).email ?? 'emailWrong'));
    if (!parsed.success) return field.current?.focus();
    setPending(true);
    try {
      if (await send(parsed.data.email)) return onSent(parsed.data.email);
    } catch (error) {
      setProblem(sentence(error));
    }
    setPending(false);
  };

  return (
    <form method="post" noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      {problem && (
        <Notice tone="error" live>
          {problem}
        </Notice>
      )}
      <TextField
        ref={field}
        name="email"
        type="email"
        inputMode="email"
        autoComplete={purpose === 'CHANGE_EMAIL' ? 'email' : 'username'}
        autoCapitalize="none"
        spellCheck={false}
        required
        label={t('code.email')}
        placeholder={t('code.emailExample')}
        error={fault && t(`field.${fault}`)}
      />
      <Button type="submit" size={56} wide pending={pending}>
        {t('code.send')}
      </Button>
    </form>
  );
}
