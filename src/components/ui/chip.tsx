import { X } from 'lucide';
import { useTranslations } from 'next-intl';
import { Link } from '~/i18n/navigation';
import { Icon } from './icon';

/** A chosen filter: the link leads to the same list without it. */
export function Chip({ label, href }: { label: string; href: string }) {
  const t = useTranslations('common');
  return (
    <Link
      href={href}
      aria-label={t('removeFilter', { name: label })}
      className="tabular inline-flex h-tap items-center gap-1 rounded-full bg-brand-soft pr-1.5 pl-3 text-label/none font-semibold whitespace-nowrap text-on-brand-soft md:h-[34px]"
    >
      {label}
      <Icon of={X} size={18} />
    </Link>
  );
}
