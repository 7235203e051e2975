'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-field';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import { trpc } from '~/trpc/client';
import { SYNONYM_MAX } from '../../rules';

const NOTHING = { word: '', other: '' };

/** Two words that mean the same: from the next search on either finds the other. */
export function AddSynonym() {
  const t = useTranslations('admin.island.synonym');
  const refusal = useRefusal();
  const toast = useToast();
  const router = useRouter();
  const [typed, setTyped] = useState(NOTHING);
  const add = trpc.admin.search.addSynonym.useMutation({
    onSuccess: () => {
      toast({ text: t('added') });
      setTyped(NOTHING);
      router.refresh();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    add.mutate(typed);
  };
  return (
    <form onSubmit={submit} className="mb-6 grid gap-3">
      <div className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
        <TextField
          label={t('word')}
          value={typed.word}
          required
          maxLength={SYNONYM_MAX}
          onChange={({ target }) => setTyped({ ...typed, word: target.value })}
        />
        <TextField
          label={t('other')}
          value={typed.other}
          required
          maxLength={SYNONYM_MAX}
          onChange={({ target }) => setTyped({ ...typed, other: target.value })}
        />
        <Button type="submit" pending={add.isPending}>
          {t('add')}
        </Button>
      </div>
      {add.error && (
        <Notice tone="error" live>
          {add.error.data?.appCode === 'INVALID_INPUT' ? t('alike') : refusal(add.error.data)}
        </Notice>
      )}
    </form>
  );
}
