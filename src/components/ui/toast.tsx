'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { takeSaid } from './said-later';

type ToastAction = { label: string; onAction: () => void };
type ToastContent = { text: string; action?: ToastAction };
type Shown = ToastContent & { id: number };

const SHOWN_FOR_MS = 5000;

const ToastContext = createContext<((content: ToastContent) => void) | null>(null);

/** Says in one line what just happened; a new message takes the place of the last one. */
export function useToast(): (content: ToastContent) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error('useToast outside of ToastProvider');
  return show;
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('common');
  const nextId = useRef(0);
  const [shown, setShown] = useState<Shown | null>(null);
  const show = useCallback((content: ToastContent) => {
    nextId.current += 1;
    setShown({ ...content, id: nextId.current });
  }, []);
  const close = useCallback(() => setShown(null), []);
  useEffect(() => {
    const text = takeSaid();
    if (text !== null) show({ text });
  }, [show]);
  return (
    <ToastContext value={show}>
      {children}
      <section aria-label={t('notifications')} aria-live="polite" aria-atomic className="toast-place">
        {shown && <Toast key={shown.id} {...shown} onClose={close} />}
      </section>
    </ToastContext>
  );
}

/** Five seconds, counted only while neither pointer nor focus rests on it, so its action can be reached. */
function Toast({ text, action, onClose }: ToastContent & { onClose: () => void }) {
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    if (waiting) return;
    const timer = setTimeout(onClose, SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [waiting, onClose]);
  return (
    <div
      className="toast"
      onPointerEnter={() => setWaiting(true)}
      onPointerLeave={() => setWaiting(false)}
      onFocus={() => setWaiting(true)}
      onBlur={() => setWaiting(false)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <span className="min-w-0 flex-1">{text}</span>
      {action && (
        <button
          type="button"
          onClick={() => {
            action.onAction();
            onClose();
          }}
        >
          {action.label}
        </button>
      )}
    </div>
  );
}
