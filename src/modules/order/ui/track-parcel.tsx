import { useTranslations } from 'next-intl';
import { buttonClass } from '~/components/ui/button-class';
import { CopyButton } from '~/components/ui/copy-button';

/** The carrier's own page about a parcel where it has one, and its number to be copied. */
export function TrackParcel({ number, href }: { number: string; href: string | null }) {
  const t = useTranslations('order.tracking');
  const words = { copy: t('copy'), name: t('copyNumber'), copied: t('copied'), notCopied: t('notCopied') };
  return (
    <>
      {href && (
        <a
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          className={buttonClass({ variant: 'outline', size: 40 })}
        >
          {t('follow')}
        </a>
      )}
      <CopyButton text={number} words={words} />
    </>
  );
}
