'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { TextField } from '~/components/ui/text-field';
import { trpc } from '~/trpc/client';
import { ALARM_NOTE_MAX } from '../input';
import { useOutcome } from './use-outcome';

/** Ends an alarm, with a note of what was done. */
export function ResolveAlarm({ alarmId, name }: { alarmId: number; name: string }) {
  const t = useTranslations('books.island');
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const { done, refused } = useOutcome();
  const close = () => setOpen(false);
  const resolve = trpc.admin.books.resolveAlarm.useMutation({
    onSuccess: () => done(t('alarm.done')),
    onError: refused,
    onSettled: close,
  });
  const tooLong = note.trim().length > ALARM_NOTE_MAX;
  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!tooLong) resolve.mutate({ alarmId, note });
  }
  return (
    <>
      <Button variant="outline" size={40} aria-label={t('alarm.buttonFor', { name })} onClick={() => setOpen(true)}>
        {t('alarm.button')}
      </Button>
      <Dialog open={open} title={t('alarm.title')} onClose={close}>
        {open && (
          <form noValidate onSubmit={submit} className="grid gap-5">
            <p className="text-ui text-ink-2">
              <b className="text-ink">{name}</b> {t('alarm.text')}
            </p>
            <TextField
              label={t('alarm.note')}
              name="note"
              autoComplete="off"
              placeholder={t('alarm.noteExample')}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              error={tooLong ? t('alarm.noteLong') : undefined}
            />
            <div className="flex justify-end gap-2">
              <Button variant="ghost" size={44} onClick={close}>
                {t('back')}
              </Button>
              <Button type="submit" size={44} pending={resolve.isPending}>
                {t('alarm.confirm')}
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}
