import { classNames } from './class-names';
import { languageOf } from '~/lib/language-of';

/** What somebody typed: it is text and stays text, with its own lines, and says which language it is in. */
export function TypedWords({ children, className }: { children: string; className?: string }) {
  return (
    <p lang={languageOf(children)} className={classNames('text-ui/6 wrap-anywhere whitespace-pre-line', className)}>
      {children}
    </p>
  );
}
