'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '~/components/ui/checkbox';
import { getPathname } from '~/i18n/navigation';
import { CONSENTS, REQUIRED_CONSENTS, type Consent } from '../rules';
import { ConsentTexts, inSheet, ReadConsent, type ConsentInSheet } from './consent-texts';
import type { FieldFault } from './field-fault';

export type Consents = Record<Consent, boolean>;
export const NO_CONSENTS: Consents = {
  TERMS: false,
  PRIVACY: false,
  AGE_14: false,
  MARKETING_PRIVACY: false,
  AD_SMS: false,
  AD_EMAIL: false,
};

const isRequired = (kind: Consent): boolean => REQUIRED_CONSENTS.some((required) => required === kind);

type ConsentFieldsProps = {
  locale: 'ko' | 'en';
  value: Consents;
  faults: Partial<Record<string, FieldFault>>;
  onChange: (value: Consents) => void;
};

/** None ticked beforehand; required and optional apart; «all» says in its label that it ticks the optional ones too. */
export function ConsentFields({ locale, value, faults, onChange }: ConsentFieldsProps) {
  const t = useTranslations('account');
  const [reading, setReading] = useState<ConsentInSheet | null>(null);
  const given = CONSENTS.filter((kind) => value[kind]).length;
  const all = given === CONSENTS.length;
  const setAll = (ticked: boolean) => {
    const next = { ...value };
    for (const kind of CONSENTS) next[kind] = ticked;
    onChange(next);
  };
  return (
    <fieldset>
      <legend className="text-label font-semibold">{t('consent.title')}</legend>
      <div className="mt-1 border-b border-line pb-2">
        <Checkbox
          checked={all}
          ref={(box) => {
            if (box) box.indeterminate = given > 0 && !all;
          }}
          onChange={(event) => setAll(event.currentTarget.checked)}
          label={
            <>
              <b className="font-semibold">{t('consent.all')}</b>
              <span className="block text-small text-ink-3">{t('consent.allNote')}</span>
            </>
          }
        />
      </div>
      {CONSENTS.map((kind) => {
        const fault = faults[kind];
        const sheet = inSheet(kind);
        return (
          <Checkbox
            key={kind}
            name={kind}
            required={isRequired(kind)}
            checked={value[kind]}
            onChange={(event) => onChange({ ...value, [kind]: event.currentTarget.checked })}
            label={`${t(isRequired(kind) ? 'consent.required' : 'consent.optional')} ${t(`consent.${kind}`)}`}
            error={fault && t(`field.${fault}`)}
            aside={
              sheet ? (
                <ReadConsent kind={sheet} onRead={setReading} />
              ) : (
                <a
                  href={getPathname({ href: '/terms', locale })}
                  target="_blank"
                  rel="noopener"
                  aria-label={t('consent.viewOf', { name: t(`consent.${kind}`) })}
                  className="inline-flex min-h-tap min-w-tap items-center justify-end underline underline-offset-3 hover:text-ink"
                >
                  {t('consent.view')}
                </a>
              )
            }
          />
        );
      })}
      <p className="mt-1 text-small text-ink-3">{t('consent.adNote')}</p>
      <ConsentTexts reading={reading} onClose={() => setReading(null)} />
    </fieldset>
  );
}
