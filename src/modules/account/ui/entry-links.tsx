import { ChevronRight } from 'lucide';
import { Icon } from '~/components/ui/icon';

type EntryLinksProps = {
  label: string;
  /** `href` with the prefix of its language. */
  entries: readonly { readonly href: string; readonly title: string; readonly note: string }[];
};

/** Where else one's account is looked after. Each is a new document, whose own content policy lets in what it needs. */
export function EntryLinks({ label, entries }: EntryLinksProps) {
  return (
    <nav aria-label={label}>
      <ul className="border-t border-line">
        {entries.map(({ href, title, note }) => (
          <li key={href} className="border-b border-line">
            <a href={href} className="flex min-h-tap items-center gap-3 py-3 hover:text-brand">
              <span className="grid min-w-0 flex-1">
                <span className="text-ui font-semibold">{title}</span>
                <span className="text-label text-ink-3">{note}</span>
              </span>
              <Icon of={ChevronRight} size={18} className="flex-none text-ink-3" />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
