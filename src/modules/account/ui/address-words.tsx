import type { RecipientInput } from '../address-input';
import { formatPhone } from './phone';

/** Who and where, in two lines. */
export function AddressWords({ recipient }: { recipient: RecipientInput }) {
  const { name, phone, postalCode, address1, address2 } = recipient;
  return (
    <>
      <span className="block">
        ({postalCode}) {address1}
        {address2 && `, ${address2}`}
      </span>
      <span className="block text-ink-2">
        {name} · <span className="tabular whitespace-nowrap">{formatPhone(phone)}</span>
      </span>
    </>
  );
}
