import type { ReactNode } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import { Notice } from './notice';

type ConfirmDialogProps = {
  open: boolean;
  title: ReactNode;
  /** What it means; and, where the last try was refused, why. */
  children: ReactNode;
  problem?: string | null;
  keep: string;
  confirm: string;
  pending: boolean;
  onClose: () => void;
  onConfirm: () => void;
};

/** Asks once more before something is done that is not easily undone. */
export function ConfirmDialog({ children, problem, keep, confirm, pending, onConfirm, ...dialog }: ConfirmDialogProps) {
  return (
    <Dialog
      {...dialog}
      footer={
        <>
          <Button variant="ghost" size={44} onClick={dialog.onClose}>
            {keep}
          </Button>
          <Button variant="danger" size={44} pending={pending} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {problem && (
          <Notice tone="error" live>
            {problem}
          </Notice>
        )}
        <p className="text-ui text-ink-2">{children}</p>
      </div>
    </Dialog>
  );
}
