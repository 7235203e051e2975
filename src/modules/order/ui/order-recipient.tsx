import { useTranslations } from 'next-intl';
import type { RecipientInput } from '~/modules/account/address-input';
import { formatPhone } from '~/modules/account/ui/phone';

/** Where the parcel goes and how it is handed over. */
export function OrderRecipient({ recipient }: { recipient: RecipientInput }) {
  const t = useTranslations('checkout.request');
  const { name, phone, postalCode, address1, address2, deliveryRequest, deliveryNote } = recipient;
  if (name === '') return <p className="text-ui text-ink-2">{t('erased')}</p>;
  return (
    <div className="text-ui">
      <p>
        {name} · <span className="tabular">{formatPhone(phone)}</span>
      </p>
      <p className="text-ink-2">
        ({postalCode}) {address1}
        {address2 && `, ${address2}`}
      </p>
      <p className="text-ink-2">
        {deliveryRequest === 'OTHER' && deliveryNote !== ''
          ? deliveryNote
          : [t(deliveryRequest), deliveryNote].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}
