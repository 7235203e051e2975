import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import type { RecipientInput } from '../address-input';
import { fieldId, RECIPIENT_FIELDS } from './recipient-form';

type LastRecipientProps = {
  last: RecipientInput;
  recipient: RecipientInput;
  /** What the fields begin with where nobody ordered before. */
  instead: RecipientInput;
  onChange: (recipient: RecipientInput) => void;
};

/** Whether these say the same, of what the first says at all. */
const isAsIn = (first: RecipientInput, second: RecipientInput, how: 'some' | 'every'): boolean =>
  RECIPIENT_FIELDS.filter((field) => first[field] !== '')[how]((field) => first[field] === second[field]);

/**
 * Says whose address stands in the fields unasked, as long as a part of it does: the last order may have been a gift. It stays
 * while somebody writes, for the fields below it must not move.
 */
export function LastRecipient({ last, recipient, instead, onChange }: LastRecipientProps) {
  const t = useTranslations('checkout.last');
  if (!isAsIn(last, recipient, 'some') || isAsIn(recipient, instead, 'every')) return null;
  return (
    <div className="mb-5 flex items-center justify-between gap-4 rounded-r3 bg-tile px-3.5 py-1">
      <p className="min-w-0 text-ui text-ink-2">{t('said')}</p>
      <Button
        variant="ghost"
        size={44}
        className="-mr-2"
        onClick={() => {
          onChange(instead);
          document.getElementById(fieldId('name'))?.focus();
        }}
      >
        {t('anew')}
      </Button>
    </div>
  );
}
