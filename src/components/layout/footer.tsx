import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '~/components/ui/class-names';
import { Link } from '~/i18n/navigation';
import { LanguageSwitch } from './language-switch';
import type { NavLink } from './links';

export type FooterProps = {
  contact: { phone: string; lines: readonly string[] };
  columns: readonly { title: string; links: readonly NavLink[] }[];
  /** The privacy policy must stand out among them. */
  policies: readonly (NavLink & { strong?: boolean })[];
  /** Facts about the business the law wants on every page, in order. */
  legal: readonly { text: string; check?: string }[];
  note: ReactNode;
  /** What ends the login, on a phone: on a desktop the header has it. */
  wayOut?: ReactNode;
};

const COLUMNS = 'grid grid-cols-3 gap-x-3 gap-y-7 md:grid-cols-[300px_1fr_1fr_1fr] md:gap-10';

export function Footer({ contact, columns, policies, legal, note, wayOut }: FooterProps) {
  const t = useTranslations('layout');
  return (
    <footer className="far mt-16 border-t border-line py-8 text-small text-ink-3 md:mt-24 md:pt-12 md:pb-10 [--far:868px] md:[--far:324px]">
      <div className="wrap">
        <div className={COLUMNS}>
          <div className="col-span-full md:col-span-1">
            <h2 className="text-ui font-semibold tracking-normal text-ink">{t('customerCenter')}</h2>
            <p className="tabular my-2 text-n-l font-extrabold tracking-[-0.03em] text-ink">{contact.phone}</p>
            {contact.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          {columns.map(({ title, links }) => (
            <div key={title}>
              <h2 className="mb-2 text-ui font-semibold tracking-normal text-ink">{title}</h2>
              <ul>
                {links.map(({ href, label }) => (
                  <li key={label}>
                    <Link href={href} className="block py-3 hover:text-ink md:py-1">
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
        <div className="mt-7 border-t border-line pt-6 md:mt-10">
          <ul className="mb-3 flex flex-wrap gap-x-5 text-ink-2">
            {policies.map(({ href, label, strong }) => (
              <li key={href}>
                <Link
                  href={href}
                  className={classNames('block py-3 hover:text-ink md:py-1', strong && 'font-bold text-ink')}
                >
                  {label}
                </Link>
              </li>
            ))}
            {wayOut && <li className="md:hidden">{wayOut}</li>}
            <li className="md:ml-auto">
              <LanguageSwitch names={{ ko: t('languages.ko'), en: t('languages.en') }} />
            </li>
          </ul>
          <p className="flex flex-wrap gap-x-3.5 leading-[22px]">
            {legal.map(({ text, check }) => (
              <span key={text}>
                {text}
                {check && (
                  <>
                    {' '}
                    <a
                      href={check}
                      rel="noopener"
                      className="inline-flex min-h-tap items-center underline underline-offset-3 hover:text-ink md:min-h-0"
                    >
                      {t('businessCheck')}
                    </a>
                  </>
                )}
              </span>
            ))}
          </p>
          <p className="mt-3">{note}</p>
        </div>
      </div>
    </footer>
  );
}
