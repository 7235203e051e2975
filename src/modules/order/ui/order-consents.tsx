'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '~/components/ui/checkbox';
import { Dialog } from '~/components/ui/dialog';
import { consentsOf, type OrderConsent } from '../rules';

type OrderConsentsProps = {
  /** Whoever orders without an account agrees to more. */
  guest: boolean;
  given: readonly OrderConsent[];
  missing: boolean;
  /** Filled into the texts people agree to. */
  seller: string;
  onChange: (given: OrderConsent[]) => void;
};

export const CONSENTS_ID = 'order-consents';

/** The required consents, none given beforehand; each text can be read before its tick. */
export function OrderConsents({ guest, given, missing, seller, onChange }: OrderConsentsProps) {
  const t = useTranslations('checkout.consents');
  const [reading, setReading] = useState<OrderConsent | null>(null);
  const kinds = consentsOf(guest);
  const all = kinds.every((kind) => given.includes(kind));
  return (
    <div>
      <Checkbox
        id={CONSENTS_ID}
        label={<b className="font-semibold">{t('all', { count: kinds.length })}</b>}
        checked={all}
        required
        error={missing && !all ? t('missing', { count: kinds.length }) : undefined}
        onChange={(event) => onChange(event.target.checked ? [...kinds] : [])}
        className="border-b border-line pb-2"
      />
      {kinds.map((kind) => (
        <Checkbox
          key={kind}
          label={t('required', { name: t(`${kind}.name`) })}
          checked={given.includes(kind)}
          onChange={(event) =>
            onChange(event.target.checked ? [...given, kind] : given.filter((other) => other !== kind))
          }
          aside={
            <button
              type="button"
              className="min-h-tap px-2 text-ink-2 underline underline-offset-2 hover:text-ink"
              aria-label={t('readOf', { name: t(`${kind}.name`) })}
              onClick={() => setReading(kind)}
            >
              {t('read')}
            </button>
          }
        />
      ))}
      {guest && <p className="mt-1 text-small text-ink-2">{t('guestNote')}</p>}
      {kinds.map((kind) => (
        <Dialog key={kind} open={reading === kind} title={t(`${kind}.name`)} onClose={() => setReading(null)}>
          <p className="text-ui whitespace-pre-line text-ink-2">
            {t(`${kind}.text`, { seller, guest: guest ? 'yes' : 'no' })}
          </p>
        </Dialog>
      ))}
    </div>
  );
}
