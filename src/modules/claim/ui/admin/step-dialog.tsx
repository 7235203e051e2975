'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';

type StepDialogProps = {
  open: boolean;
  title: string;
  problem: string | null;
  children: ReactNode;
  confirm: string;
  danger?: boolean;
  pending: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** One step of a request, asked once more; what was refused is said here, above what was filled in. */
export function StepDialog({ open, title, problem, children, confirm, danger, pending, ...on }: StepDialogProps) {
  const t = useTranslations('admin.island');
  return (
    <Dialog
      open={open}
      title={title}
      onClose={on.onClose}
      footer={
        <>
          <Button variant="ghost" size={44} onClick={on.onClose}>
            {t('back')}
          </Button>
          <Button variant={danger ? 'danger' : 'primary'} size={44} pending={pending} onClick={on.onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        {problem && (
          <Notice tone="error" live>
            {problem}
          </Notice>
        )}
        {children}
      </div>
    </Dialog>
  );
}
