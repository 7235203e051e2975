'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Notice, type NoticeTone } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-field';
import { refusalOf } from '~/lib/refusal';
import { trpc } from '~/trpc/client';
import { checkCodeInput } from '../input';
import { CODE_DIGITS, type CodePurpose } from '../rules';
import { fieldFault } from './field-fault';
import { formText } from './form-text';
import { useSendCode } from './use-send-code';
import { useSentence } from './use-sentence';

type EnterCodeProps = { purpose: CodePurpose; email: string; onRight: () => void; onOther?: () => void };
type News = { tone: NoticeTone; text: string };

/** The digits of the mail; a new code and another address are one press away. */
export function EnterCode({ purpose, email, onRight, onOther }: EnterCodeProps) {
  const t = useTranslations('account');
  const sentence = useSentence();
  const send = useSendCode(purpose);
  const check = trpc.account.checkCode.useMutation();
  const field = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [news, setNews] = useState<News>();

  const refuse = (text: string) => {
    setWrong(text);
    field.current?.focus();
    field.current?.select();
  };

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = { purpose, code: formText(new FormData(event.currentTarget), 'code') };
    const parsed = checkCodeInput.safeParse(given);
    setNews(undefined);
    if (!parsed.success) return refuse(t(`field.${fieldFault(parsed.error.issues[0]?.message, 'codeWrong')}`));
    setWrong(undefined);
    try {
      await check.mutateAsync(parsed.data);
      onRight();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal?.code === 'CODE_WRONG') refuse(t('code.wrong', { left: Number(refusal.values.left) }));
      else if (refusal?.code === 'CODE_SPENT') refuse(t('code.spent'));
      else setNews({ tone: 'error', text: sentence(error) });
    }
  };

  const resend = async () => {
    setSending(true);
    setWrong(undefined);
    try {
      if (await send(email)) setNews({ tone: 'ok', text: t('code.resent') });
      field.current?.focus();
    } catch (error) {
      setNews({ tone: 'error', text: sentence(error) });
    }
    setSending(false);
  };

  return (
    <form method="post" noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <p className="text-ui text-ink-2">{t('code.sent', { email })}</p>
      {news && (
        <Notice tone={news.tone} live>
          {news.text}
        </Notice>
      )}
      <TextField
        ref={field}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={CODE_DIGITS + 4}
        required
        autoFocus
        label={t('code.code')}
        hint={t('code.spam')}
        error={wrong}
      />
      <Button type="submit" size={56} wide pending={check.isPending}>
        {t('code.check')}
      </Button>
      <div className="flex flex-wrap justify-center gap-x-2">
        <Button variant="ghost" size={44} pending={sending} onClick={() => void resend()}>
          {t('code.resend')}
        </Button>
        {onOther && (
          <Button variant="ghost" size={44} onClick={onOther}>
            {t('code.other')}
          </Button>
        )}
      </div>
    </form>
  );
}
