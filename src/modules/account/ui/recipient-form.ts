import { z } from '~/lib/zod';
import { recipientInput, type RecipientInput } from '../address-input';

export const RECIPIENT_FIELDS = ['name', 'phone', 'postalCode', 'address1', 'address2', 'deliveryNote'] as const;
export type RecipientField = (typeof RECIPIENT_FIELDS)[number];

/** Sentences of the `checkout` namespace, one per message of the shared schema. */
export const FIELD_MESSAGES = [
  'NAME_REQUIRED',
  'NAME_LONG',
  'PHONE_REQUIRED',
  'PHONE_INVALID',
  'PHONE_SHORT',
  'PHONE_LONG',
  'POSTAL_CODE_REQUIRED',
  'POSTAL_CODE_INVALID',
  'ADDRESS_REQUIRED',
  'ADDRESS_LONG',
  'NOTE_REQUIRED',
  'NOTE_LONG',
] as const;
export type FieldMessage = (typeof FIELD_MESSAGES)[number];
export type RecipientErrors = Partial<Record<RecipientField, FieldMessage>>;

export const NOBODY: RecipientInput = {
  name: '',
  phone: '',
  postalCode: '',
  address1: '',
  address2: '',
  deliveryRequest: 'DOOR',
  deliveryNote: '',
};

const isMessage = (text: string | undefined): text is FieldMessage => FIELD_MESSAGES.some((known) => known === text);

/** The first thing wrong with each field, by the schema the server uses. */
export function recipientErrors(recipient: RecipientInput): RecipientErrors {
  const parsed = recipientInput.safeParse(recipient);
  if (parsed.success) return {};
  const { fieldErrors } = z.flattenError(parsed.error);
  const errors: RecipientErrors = {};
  for (const field of RECIPIENT_FIELDS) {
    const message = fieldErrors[field]?.[0];
    if (isMessage(message)) errors[field] = message;
  }
  return errors;
}

const FIELD_OF_MESSAGE: Readonly<Record<FieldMessage, RecipientField>> = {
  NAME_REQUIRED: 'name',
  NAME_LONG: 'name',
  PHONE_REQUIRED: 'phone',
  PHONE_INVALID: 'phone',
  PHONE_SHORT: 'phone',
  PHONE_LONG: 'phone',
  POSTAL_CODE_REQUIRED: 'postalCode',
  POSTAL_CODE_INVALID: 'postalCode',
  ADDRESS_REQUIRED: 'address1',
  ADDRESS_LONG: 'address1',
  NOTE_REQUIRED: 'deliveryNote',
  NOTE_LONG: 'deliveryNote',
};

/** The server names only the messages of the recipient, all in one list: each belongs beside its field. */
export function errorsOfMessages(messages: readonly string[]): RecipientErrors {
  const errors: RecipientErrors = {};
  for (const message of messages) {
    if (isMessage(message)) errors[FIELD_OF_MESSAGE[message]] ??= message;
  }
  return errors;
}

/** The id of a field's box, for focus. */
export const fieldId = (field: RecipientField): string => `recipient-${field}`;

/** How the parcel is handed over: by a request of one's own once something is written. */
export function handedOver({ deliveryRequest, deliveryNote }: RecipientInput) {
  const note = deliveryNote.trim();
  return { request: deliveryRequest === 'OTHER' && note === '' ? 'NONE' : deliveryRequest, note };
}

/** What was typed into the server's page before the scripts took over. */
export function typedBefore(): Partial<Record<RecipientField, string>> {
  const typed: Partial<Record<RecipientField, string>> = {};
  for (const field of RECIPIENT_FIELDS) {
    const box = document.getElementById(fieldId(field));
    if (box instanceof HTMLInputElement && box.value !== box.defaultValue) typed[field] = box.value;
  }
  return typed;
}
