'use client';

import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { buttonClass } from '~/components/ui/button-class';
import { useToast } from '~/components/ui/toast';

/** Shows new recovery codes, to be copied or kept as a file, until somebody says that they have them. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTranslations('account.secondStep');
  const toast = useToast();
  const text = codes.join('\n');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ text: t('copied') });
    } catch {
      toast({ text: t('notCopied') });
    }
  };
  return (
    <section className="grid gap-4" aria-labelledby="recovery-codes">
      <h2 id="recovery-codes" className="text-h3">
        {t('codesTitle')}
      </h2>
      <p className="text-ui text-ink-2">{t('codesLead')}</p>
      <ul className="tabular grid grid-cols-1 gap-x-6 gap-y-2 rounded-r3 bg-tile p-4 text-center text-ui sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="grid gap-2 sm:grid-cols-2">
        <Button variant="outline" size={44} onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <a
          className={buttonClass({ variant: 'outline', size: 44 })}
          download="recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        >
          {t('download')}
        </a>
      </div>
      <Button size={56} wide onClick={onKept}>
        {t('kept')}
      </Button>
    </section>
  );
}
