import { seenText } from '~/lib/plain-text';
import { z } from '~/lib/zod';
import { isId } from '~/lib/ids';
import { DELIVERY_REQUESTS } from './rules';

/** One line: what a label, a mail or a slip of paper shows of it can never pretend to be a second one. */
const line = z
  .string()
  .transform((text) => seenText(text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')))
  .pipe(z.string().trim());

const recipientFields = z.strictObject({
  name: line.pipe(z.string().min(1, 'NAME_REQUIRED').max(40, 'NAME_LONG')),
  phone: z
    .string()
    .transform((value) => value.replace(/[\s-]/g, ''))
    .pipe(
      z
        .string()
        .min(1, 'PHONE_REQUIRED')
        .regex(/^0\d*$/, 'PHONE_INVALID')
        .min(10, 'PHONE_SHORT')
        .max(11, 'PHONE_LONG')
        .refine((digits) => !digits.startsWith('010') || digits.length === 11, 'PHONE_SHORT'),
    ),
  postalCode: z
    .string()
    .trim()
    .min(1, 'POSTAL_CODE_REQUIRED')
    .regex(/^\d{5}$/, 'POSTAL_CODE_INVALID'),
  address1: line.pipe(z.string().min(1, 'ADDRESS_REQUIRED').max(120, 'ADDRESS_LONG')),
  address2: line.pipe(z.string().max(80, 'ADDRESS_LONG')),
  deliveryRequest: z.enum(DELIVERY_REQUESTS),
  deliveryNote: line.pipe(z.string().max(100, 'NOTE_LONG')),
});

/** Who writes down what is to be done with the parcel writes something. */
const saysWhere = ({
  deliveryRequest,
  deliveryNote,
}: Pick<z.infer<typeof recipientFields>, 'deliveryRequest' | 'deliveryNote'>) =>
  deliveryRequest !== 'OTHER' || deliveryNote !== '';
const UNSAID = { path: ['deliveryNote'], error: 'NOTE_REQUIRED' };

/** Messages are keys of the `checkout` namespace, shown beside the field. */
export const recipientInput = recipientFields.refine(saysWhere, UNSAID);
export type RecipientInput = z.infer<typeof recipientInput>;

export const addressId = z.string().refine((value) => isId('adr', value), 'INVALID');
export const addressRefInput = z.strictObject({ id: addressId });

/** An address somebody keeps: a recipient, what they call it, and whether orders go there unless something else is said. */
const addressFields = recipientFields.extend({
  label: line.pipe(z.string().max(20, 'LABEL_LONG')),
  isDefault: z.boolean(),
});
export const addressInput = addressFields.refine(saysWhere, UNSAID);
export type AddressInput = z.infer<typeof addressInput>;
export const changeAddressInput = addressFields.extend({ id: addressId }).refine(saysWhere, UNSAID);
