import { ChevronRight } from 'lucide';
import { useTranslations } from 'next-intl';
import { Link } from '~/i18n/navigation';
import { Icon } from './icon';

export type Crumb = { label: string; href?: string };

/** The last crumb is the page itself. Phones go back by the header instead. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations('common');
  return (
    <nav aria-label={t('breadcrumb')} className="hidden pt-5 pb-3 text-small text-ink-3 md:block">
      <ol className="flex items-center gap-1">
        {crumbs.map(({ label, href }, index) => (
          <li key={label} className="flex items-center gap-1">
            {index > 0 && <Icon of={ChevronRight} size={14} className="text-line-2" />}
            {href ? (
              <Link href={href} className="hover:text-ink">
                {label}
              </Link>
            ) : (
              <span aria-current="page" className="text-ink-2">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
