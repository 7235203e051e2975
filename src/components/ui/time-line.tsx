import type { ReactNode } from 'react';

export type TimeLineEntry = {
  key: string;
  state: 'now' | 'done' | 'next';
  time: ReactNode;
  title: ReactNode;
  /** One sentence that explains it and what one can do. */
  text?: ReactNode;
  actions?: ReactNode;
};

/** Newest first; a solid line is behind us, a dotted one still open. Colour repeats what the words say. */
export function TimeLine({ label, entries }: { label: string; entries: readonly TimeLineEntry[] }) {
  return (
    <ol aria-label={label} className="time-line">
      {entries.map((entry) => (
        <li key={entry.key} data-state={entry.state} aria-current={entry.state === 'now' ? 'step' : undefined}>
          <span aria-hidden className="time-line-dot" />
          <h3>{entry.title}</h3>
          <div className="time-line-time">{entry.time}</div>
          {entry.text && <p>{entry.text}</p>}
          {entry.actions && <div className="time-line-actions">{entry.actions}</div>}
        </li>
      ))}
    </ol>
  );
}
