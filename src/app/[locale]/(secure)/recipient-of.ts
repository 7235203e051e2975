import type { RecipientInput } from '~/modules/account/address-input';

type StoredRecipient = Pick<
  RecipientInput,
  'postalCode' | 'address1' | 'address2' | 'deliveryRequest' | 'deliveryNote'
> & {
  readonly recipientName: string;
  readonly recipientPhone: string;
};

/** Who the parcel of a stored order is for, as the form names the fields. */
export function recipientOf(order: StoredRecipient): RecipientInput {
  const { recipientName, recipientPhone, postalCode, address1, address2, deliveryRequest, deliveryNote } = order;
  return { name: recipientName, phone: recipientPhone, postalCode, address1, address2, deliveryRequest, deliveryNote };
}
