'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '~/components/ui/text-field';
import { TextLink } from '~/components/ui/text-link';
import type { ContactInput } from '../input';
import { contactId, type ContactErrors, type ContactField } from './contact-form';
import { formatPhone } from '~/modules/account/ui/phone';
import { PhoneField } from '~/modules/account/ui/phone-field';

/** Who orders: as their account says, or as a guest writes it. */
export type Orderer =
  | { readonly account: { readonly name: string; readonly phone: string; readonly email: string | null } }
  | { readonly contact: ContactInput; readonly loginHref: string };

type ContactFieldsProps = {
  contact: ContactInput;
  errors: ContactErrors;
  loginHref: string;
  onChange: (change: Partial<ContactInput>) => void;
  onLeave: (field: ContactField) => void;
};

/** Who orders without an account: what the order is looked up by, and where its mails go. */
export function ContactFields({ contact, errors, loginHref, onChange, onLeave }: ContactFieldsProps) {
  const t = useTranslations('checkout');
  const field = (name: ContactField) => {
    const message = errors[name];
    return {
      id: contactId(name),
      name: `contact-${name}`,
      value: contact[name],
      error: message && t(`fields.${message}`),
      onBlur: () => onLeave(name),
    };
  };
  return (
    <div className="grid gap-5">
      <div className="grid gap-5 md:grid-cols-2 md:gap-3">
        <TextField
          {...field('name')}
          label={t('orderer.name')}
          placeholder={t('nameExample')}
          autoComplete="name"
          required
          onChange={({ target }) => onChange({ name: target.value })}
        />
        <PhoneField
          {...field('phone')}
          label={t('orderer.phone')}
          hint={t('orderer.phoneHint')}
          autoComplete="tel"
          onChange={(phone) => onChange({ phone })}
        />
      </div>
      <TextField
        {...field('email')}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        label={t('orderer.email')}
        placeholder={t('orderer.emailExample')}
        hint={t('orderer.emailHint')}
        onChange={({ target }) => onChange({ email: target.value })}
      />
      <TextLink href={loginHref} className="justify-self-start">
        {t('orderer.login')}
      </TextLink>
    </div>
  );
}

/** Who orders, as their account says. */
export function MemberContact({ name, phone, email }: { name: string; phone: string; email: string | null }) {
  const t = useTranslations('checkout.orderer');
  return (
    <div className="text-ui">
      <p>
        <b className="font-semibold">{name}</b> <span className="tabular text-ink-2">{formatPhone(phone)}</span>
      </p>
      <p className="text-ink-2">{email ?? t('none')}</p>
      <p className="mt-1 text-small text-ink-3">{t('member')}</p>
    </div>
  );
}
