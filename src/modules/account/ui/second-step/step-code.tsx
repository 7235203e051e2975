'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-field';
import { refusalOf } from '~/lib/refusal';
import { confirmSecondStepInput, secondStepInput } from '../../input';
import { fieldFault } from '../field-fault';
import { formText } from '../form-text';
import { useSentence } from '../use-sentence';

type StepCodeProps = {
  /** Of the app alone, or a recovery code as well. */
  of: 'APP' | 'ANY';
  submitLabel: string;
  /** Rejects where the code is wrong, or it did not work; undefined where it was given up. */
  send: (code: string) => Promise<unknown>;
  onCancel?: () => void;
};

/** Asks for a code of the authenticator app; what is wrong with it is said beside the field, which keeps the focus. */
export function StepCode({ of, submitLabel, send, onCancel }: StepCodeProps) {
  const t = useTranslations('account');
  const sentence = useSentence();
  const field = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [problem, setProblem] = useState<string>();

  const refuse = (text: string) => {
    setWrong(text);
    field.current?.focus();
    field.current?.select();
  };

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const schema = of === 'APP' ? confirmSecondStepInput : secondStepInput;
    const parsed = schema.safeParse({ code: formText(new FormData(event.currentTarget), 'code') });
    setProblem(undefined);
    if (!parsed.success) return refuse(t(`field.${fieldFault(parsed.error.issues[0]?.message, 'codeWrong')}`));
    setWrong(undefined);
    setPending(true);
    try {
      await send(parsed.data.code);
    } catch (error) {
      if (refusalOf(error)?.code === 'SECOND_STEP_WRONG') refuse(t('secondStep.wrong'));
      else setProblem(sentence(error));
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
        name="code"
        inputMode={of === 'APP' ? 'numeric' : 'text'}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        required
        autoFocus
        label={t(of === 'APP' ? 'secondStep.digits' : 'secondStep.code')}
        hint={t(of === 'APP' ? 'secondStep.digitsHint' : 'secondStep.codeHint')}
        error={wrong}
      />
      <div className="flex gap-2">
        {onCancel && (
          <Button variant="ghost" size={56} onClick={onCancel}>
            {t('secondStep.cancel')}
          </Button>
        )}
        <Button type="submit" size={56} wide pending={pending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
