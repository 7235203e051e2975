import { useTranslations } from 'next-intl';
import { Dialog } from '~/components/ui/dialog';
import { OPTIONAL_CONSENTS, type Consent } from '../rules';

/** What is read in a sheet over the form: what for, which data, how long, and what a no means. The terms are a page. */
const IN_SHEET = ['PRIVACY', 'AGE_14', ...OPTIONAL_CONSENTS] as const;
export type ConsentInSheet = (typeof IN_SHEET)[number];

export const inSheet = (kind: Consent): ConsentInSheet | undefined => IN_SHEET.find((other) => other === kind);

type ReadConsentProps = { kind: ConsentInSheet; onRead: (kind: ConsentInSheet) => void };

export function ReadConsent({ kind, onRead }: ReadConsentProps) {
  const t = useTranslations('account.consent');
  return (
    <button
      type="button"
      aria-label={t('readOf', { name: t(kind) })}
      className="min-h-tap min-w-tap text-right text-ink-3 underline underline-offset-3 hover:text-ink"
      onClick={() => onRead(kind)}
    >
      {t('view')}
    </button>
  );
}

type ConsentTextsProps = { reading: ConsentInSheet | null; onClose: () => void };

export function ConsentTexts({ reading, onClose }: ConsentTextsProps) {
  const t = useTranslations('account.consent');
  return IN_SHEET.map((kind) => (
    <Dialog key={kind} open={reading === kind} title={t(kind)} onClose={onClose}>
      <p className="text-ui whitespace-pre-line text-ink-2">{t(`texts.${kind}`)}</p>
    </Dialog>
  ));
}
