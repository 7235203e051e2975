import type { ZodError } from 'zod';
import { FIELD_FAULTS, type FieldFault } from '../rules';

export type { FieldFault };

/** A word of the server or of a schema as a fault with a sentence; anything else asks to look again at the field. */
export function fieldFault(word: string | undefined, otherwise: FieldFault): FieldFault {
  return FIELD_FAULTS.find((fault) => fault === word) ?? otherwise;
}

const MISSING: Readonly<Record<string, FieldFault>> = {
  email: 'emailWrong',
  password: 'passwordWeak',
  name: 'nameWrong',
  phone: 'phoneWrong',
};

/** The first fault of each field; a consent is named by its kind. */
export function faultsOf(error: Pick<ZodError, 'issues'>): Record<string, FieldFault> {
  const faults: Record<string, FieldFault> = {};
  for (const { path, message } of error.issues) {
    const name = String(path[0] === 'consents' ? path[1] : path[0]);
    faults[name] ??= fieldFault(message, MISSING[name] ?? 'consentMissing');
  }
  return faults;
}
