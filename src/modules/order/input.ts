import { seenText } from '~/lib/plain-text';
import { z } from '~/lib/zod';
import { isId, type IdKind } from '~/lib/ids';
import { namesLink } from '~/lib/names-link';
import { mobileNumber, normalEmail } from '~/modules/account/rules';
import { recipientInput } from '~/modules/account/address-input';
import { GUEST_CONSENTS, ORDER_CONSENTS, UNDER_WAY } from './rules';

const id = <K extends IdKind>(kind: K) => z.string().refine((value) => isId(kind, value), 'INVALID');
export const variantId = id('var');
export const orderId = id('ord');

const mobile = z.string().transform((text, issues) => {
  const digits = mobileNumber(text);
  if (digits !== null) return digits;
  issues.addIssue({ code: 'custom', message: text.trim() === '' ? 'CONTACT_PHONE_REQUIRED' : 'CONTACT_PHONE_INVALID' });
  return z.NEVER;
});

/** Who orders without an account. Messages are keys of the `checkout` namespace. */
export const contactInput = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^[^\p{Cc}<>]*$/u, 'CONTACT_NAME_INVALID')
    .transform(seenText)
    .pipe(z.string().min(1, 'CONTACT_NAME_REQUIRED').max(40, 'CONTACT_NAME_INVALID'))
    .refine((name) => !namesLink(name), 'CONTACT_NAME_INVALID'),
  phone: mobile,
  email: z
    .string()
    .trim()
    .min(1, 'CONTACT_EMAIL_REQUIRED')
    .max(254, 'CONTACT_EMAIL_INVALID')
    .pipe(z.email('CONTACT_EMAIL_INVALID'))
    .transform(normalEmail),
});
export type ContactInput = z.infer<typeof contactInput>;

export const orderLineInput = z.strictObject({ variantId, quantity: z.int().min(1).max(99) });
export const linesInput = z.array(orderLineInput).min(1).max(50);

/** What the checkout is for: one variant bought at once, or without it the ticked lines of the cart. */
export const checkoutInput = z.strictObject({ buyNow: orderLineInput.nullable() });

export const placeOrderInput = z.strictObject({
  idempotencyKey: z.uuid(),
  lines: linesInput,
  /** The total the shopper saw, minor units: another one is said before anything is reserved. */
  expectedTotal: z.int().positive(),
  recipient: recipientInput,
  /** Of a guest: who they are. Somebody signed in is who their account says. */
  contact: contactInput.optional(),
  consents: z
    .array(z.enum(GUEST_CONSENTS))
    .refine((given) => ORDER_CONSENTS.every((kind) => given.includes(kind)), 'CONSENTS_REQUIRED'),
});
export type PlaceOrderInput = z.infer<typeof placeOrderInput>;

export const orderListInput = z.strictObject({
  page: z.int().min(1).max(1000).default(1),
  months: z.literal([1, 3, 6]).optional(),
  status: z.enum(UNDER_WAY).optional(),
});
/** After which line of the story to go on: the id of the last item of a stream that was lost, or what the page showed. */
export const followInput = z.strictObject({
  lastEventId: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .default(0),
});
export type OrderListInput = z.infer<typeof orderListInput>;
export const orderRefInput = z.strictObject({ orderId });

/** What an order of a guest is looked up by; the number as people type it, with or without its hyphen. */
export const lookUpInput = z.strictObject({
  number: z
    .string()
    .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
    .pipe(
      z
        .string()
        .min(1, 'NUMBER_REQUIRED')
        .regex(/^\d{8}[0-9A-Z]{8}$/, 'NUMBER_INVALID'),
    )
    .transform((text) => `${text.slice(0, 8)}-${text.slice(8)}`),
  phone: mobile,
});
export type LookUpInput = z.infer<typeof lookUpInput>;

export const trackingInput = z.strictObject({
  orderId,
  carrier: z.string().trim().min(1, 'CARRIER_REQUIRED').max(40),
  trackingNumber: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{6,30}$/, 'TRACKING_INVALID'),
});
