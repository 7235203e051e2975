'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import type { Mend } from '../rules';

type AskFirstProps = { mend: Mend; pending: boolean; onConfirm: () => void };

/** The button of a mend; what it believes and what it changes is said before it is done. */
export function AskFirst({ mend, pending, onConfirm }: AskFirstProps) {
  const t = useTranslations('books.island');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="outline" size={40} pending={pending} onClick={() => setOpen(true)}>
        {t(`mend.${mend}.button`)}
      </Button>
      <Dialog
        open={open}
        title={t(`mend.${mend}.title`)}
        onClose={close}
        footer={
          <>
            <Button variant="ghost" size={44} onClick={close}>
              {t('back')}
            </Button>
            <Button
              size={44}
              onClick={() => {
                close();
                onConfirm();
              }}
            >
              {t(`mend.${mend}.button`)}
            </Button>
          </>
        }
      >
        <p className="text-ui text-ink-2">{t(`mend.${mend}.text`)}</p>
      </Dialog>
    </>
  );
}
