'use client';

import { X } from 'lucide';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './icon-button';

type DialogProps = { open: boolean; title: ReactNode; children: ReactNode; footer?: ReactNode; onClose: () => void };

/**
 * A native modal dialog: the browser traps the focus, closes on Escape and gives the focus back to what opened it.
 * A press on the veil closes it too. On a phone it is a sheet at the lower edge.
 */
export function Dialog({ open, title, children, footer, onClose }: DialogProps) {
  const t = useTranslations('common');
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || dialog.open === open) return;
    if (open) dialog.showModal();
    else dialog.close();
  }, [open]);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      className="sheet max-h-[85dvh] w-[min(560px,100%)] overflow-hidden p-0 open:flex open:flex-col"
      // React hands the closing of a dialog inside this one on to it.
      onClose={(event) => event.target === ref.current && onClose()}
      onClick={(event) => event.target === ref.current && ref.current.close()}
    >
      <div className="flex items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-5">
        <h2 id={titleId} className="text-h3">
          {title}
        </h2>
        <IconButton icon={X} label={t('close')} onClick={() => ref.current?.close()} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-5">{children}</div>
      {footer && (
        <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3 max-lg:*:flex-1">{footer}</div>
      )}
    </dialog>
  );
}
