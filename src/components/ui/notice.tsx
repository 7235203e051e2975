import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

export type NoticeTone = 'info' | 'warn' | 'error' | 'ok';

const LOOKS = {
  info: { icon: Info, box: 'bg-tile text-ink-2' },
  warn: { icon: TriangleAlert, box: 'bg-warn-soft text-warn' },
  error: { icon: CircleAlert, box: 'bg-error-soft text-error' },
  ok: { icon: CircleCheck, box: 'bg-brand-soft text-on-brand-soft' },
} as const;

type NoticeProps = { tone?: NoticeTone; children: ReactNode; className?: string; live?: boolean };

/** `live` where it appears after an action: an error interrupts, the rest waits its turn. */
export function Notice({ tone = 'info', live = false, className, children }: NoticeProps) {
  const { icon, box } = LOOKS[tone];
  return (
    <div
      role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}
      className={classNames('flex gap-2 rounded-r3 px-3.5 py-3 text-label/[21px] font-medium', box, className)}
    >
      <Icon of={icon} size={18} className="mt-px" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
