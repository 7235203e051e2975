import { useState } from 'react';
import type { RecipientInput } from '../address-input';
import { chosenOf, type KeptRecipient } from './kept-addresses';
import type { RecipientErrors, RecipientField } from './recipient-form';

const PLACE = ['name', 'phone', 'postalCode', 'address1', 'address2'] as const satisfies readonly RecipientField[];

/**
 * Whether who and where stand in the card of an address they keep, to be read and not to be typed once more. One that is being
 * typed stays in its fields, whatever it comes to, and so does one with something wrong.
 */
export function useKeptPlace(
  kept: readonly KeptRecipient[] | null,
  recipient: RecipientInput,
  wrong: RecipientErrors,
  write: (recipient: Partial<RecipientInput>) => void,
) {
  const [isTyped, setTyped] = useState(false);
  const isRight = !PLACE.some((field) => wrong[field]);
  const isRead = !isTyped && isRight && kept !== null && chosenOf(kept, recipient) !== undefined;
  return {
    onUnfold: isRead ? () => setTyped(true) : undefined,
    choose: (chosen: RecipientInput) => {
      setTyped(false);
      write(chosen);
    },
    type: (change: Partial<RecipientInput>, before: Partial<RecipientInput>) => {
      if (PLACE.some((field) => field in change)) setTyped(true);
      write({ ...before, ...change });
    },
  };
}
