'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-field';
import { useRefusal } from '~/components/ui/use-refusal';
import type { Id } from '~/lib/ids';
import { fieldFault } from '~/modules/account/ui/field-fault';
import { trpc } from '~/trpc/client';
import { askByMailInput } from '../input';
import { CONFIRM_HOURS, WAIT_MONTHS } from '../rules';
import { Settled } from './settled';

const FIELD = 'restock-email';

/** Somebody without a proven address names a mailbox; its owner decides. */
export function AskByMail({ variantId, slug }: { variantId: Id<'var'>; slug: string }) {
  const t = useTranslations('restock.ask');
  const faults = useTranslations('account.field');
  const refusal = useRefusal();
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const ask = trpc.restock.askByMail.useMutation();
  const parsed = askByMailInput.safeParse({ variantId, email });
  const fault = parsed.success ? null : fieldFault(parsed.error.issues[0]?.message, 'emailWrong');

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setSent(true);
    if (!parsed.success) return document.getElementById(FIELD)?.focus();
    if (!ask.isPending) ask.mutate(parsed.data);
  }

  if (ask.isSuccess)
    return (
      <Settled
        title={t('sent')}
        lead={t('sentLead', { email: ask.variables.email })}
        link={{ href: `/products/${slug}`, label: t('product') }}
      />
    );
  return (
    <form method="post" noValidate className="grid gap-4" onSubmit={submit}>
      {ask.error && (
        <Notice tone="error" live>
          {refusal(ask.error.data)}
        </Notice>
      )}
      <TextField
        id={FIELD}
        name="email"
        type="email"
        label={t('email')}
        hint={t('emailHint', { hours: CONFIRM_HOURS })}
        autoComplete="email"
        inputMode="email"
        maxLength={254}
        value={email}
        error={sent && fault && faults(fault)}
        onChange={({ target }) => setEmail(target.value)}
      />
      <Button type="submit" size={56} wide pending={ask.isPending}>
        {t('submitMail')}
      </Button>
      <p className="text-small text-ink-3">{t('kept', { months: WAIT_MONTHS })}</p>
    </form>
  );
}
