import { useLocale } from 'next-intl';
import { buttonClass } from '~/components/ui/button-class';
import { Notice } from '~/components/ui/notice';
import { getPathname } from '~/i18n/navigation';

type SettledProps = {
  title: string;
  lead: string;
  tone?: 'ok' | 'info';
  link: { readonly href: string; readonly label: string };
};

/** How it ended, said aloud, and the way on. */
export function Settled({ title, lead, tone = 'ok', link }: SettledProps) {
  const locale = useLocale();
  return (
    <div className="grid gap-4">
      <Notice tone={tone} live>
        <b className="block">{title}</b>
        {lead}
      </Notice>
      <a href={getPathname({ href: link.href, locale })} className={buttonClass({ size: 56, variant: 'outline' })}>
        {link.label}
      </a>
    </div>
  );
}
