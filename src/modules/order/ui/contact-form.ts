import { z } from '~/lib/zod';
import { contactInput, type ContactInput } from '../input';

export const CONTACT_FIELDS = ['name', 'phone', 'email'] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** Sentences of the `checkout` namespace, one per message of the shared schema. */
export const CONTACT_MESSAGES = [
  'CONTACT_NAME_REQUIRED',
  'CONTACT_NAME_INVALID',
  'CONTACT_PHONE_REQUIRED',
  'CONTACT_PHONE_INVALID',
  'CONTACT_EMAIL_REQUIRED',
  'CONTACT_EMAIL_INVALID',
] as const;
export type ContactMessage = (typeof CONTACT_MESSAGES)[number];
export type ContactErrors = Partial<Record<ContactField, ContactMessage>>;

export const NO_CONTACT: ContactInput = { name: '', phone: '', email: '' };

/** The first thing wrong with each field, by the schema the server uses. */
export function contactErrors(contact: ContactInput): ContactErrors {
  const parsed = contactInput.safeParse(contact);
  return parsed.success ? {} : contactErrorsOf(Object.values(z.flattenError(parsed.error).fieldErrors).flat());
}

/** Each message belongs beside its field, which it names. */
export function contactErrorsOf(messages: readonly string[]): ContactErrors {
  const errors: ContactErrors = {};
  for (const message of CONTACT_MESSAGES) {
    const field = CONTACT_FIELDS.find((known) => message.startsWith(`CONTACT_${known.toUpperCase()}_`));
    if (field && messages.includes(message)) errors[field] ??= message;
  }
  return errors;
}

/** The id of a field's box, for focus. */
export const contactId = (field: ContactField): string => `contact-${field}`;

/** What was typed into the server's page before the scripts took over. */
export function contactTypedBefore(): Partial<ContactInput> {
  const typed: Partial<ContactInput> = {};
  for (const field of CONTACT_FIELDS) {
    const box = document.getElementById(contactId(field));
    if (box instanceof HTMLInputElement && box.value !== box.defaultValue) typed[field] = box.value;
  }
  return typed;
}
