import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { TypedWords } from './typed-words';

type ShopAnswerProps = { from: string; when?: ReactNode; children: string; className?: string };

/** What the shop says to somebody's words, beneath them. Text, whatever stands in it. */
export function ShopAnswer({ from, when, children, className }: ShopAnswerProps) {
  return (
    <div className={classNames('mt-3 rounded-r3 bg-tile px-4 py-3.5', className)}>
      <p className="mb-1 text-small text-ink-3">
        <b className="font-semibold text-ink">{from}</b>
        {when && <> · {when}</>}
      </p>
      <TypedWords>{children}</TypedWords>
    </div>
  );
}
