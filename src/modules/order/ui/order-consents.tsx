'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '~/components/ui/checkbox';
import { Dialog } from '~/components/ui/dialog';
import { ORDER_CONSENTS, type OrderConsent } from '../rules';

type OrderConsentsProps = {
  given: readonly OrderConsent[];
  missing: boolean;
  /** Filled into the texts people agree to. */
  seller: string;
  onChange: (given: OrderConsent[]) => void;
};

export const CONSENTS_ID = 'order-consents';

/** The required consents, none given beforehand; each text can be read before its tick. */
export function OrderConsents({ given, missing, seller, onChange }: OrderConsentsProps) {
  const t = useTranslations('checkout.consents');
  const [reading, setReading] = useState<OrderConsent | null>(null);
  const all = ORDER_CONSENTS.every((kind) => given.includes(kind));
  return (
    <div>
      <Checkbox
        id={CONSENTS_ID}
        label={<b className="font-semibold">{t('all', { count: ORDER_CONSENTS.length })}</b>}
        checked={all}
        required
        error={missing && !all ? t('missing') : undefined}
        onChange={(event) => onChange(event.target.checked ? [...ORDER_CONSENTS] : [])}
        className="border-b border-line pb-2"
      />
      {ORDER_CONSENTS.map((kind) => (
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
      {ORDER_CONSENTS.map((kind) => (
        <Dialog key={kind} open={reading === kind} title={t(`${kind}.name`)} onClose={() => setReading(null)}>
          <p className="text-ui whitespace-pre-line text-ink-2">{t(`${kind}.text`, { seller })}</p>
        </Dialog>
      ))}
    </div>
  );
}
