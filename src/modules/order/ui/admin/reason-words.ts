import { useTranslations } from 'next-intl';

const KNOWN = [
  'CHANGED_MIND',
  'WRONG_OPTION',
  'DELIVERY_LATE',
  'OUT_OF_STOCK',
  'FAULTY',
  'DAMAGED',
  'NOT_AS_DESCRIBED',
  'WRONG_ITEM',
  'OTHER',
  'LATE',
  'AMOUNT_MISMATCH',
  'DEPOSIT_REVERSED',
] as const;

/** Why money goes back, in words; a refund may be about a request, so its reasons are among them. */
export function useReasonWords(): (code: string) => string {
  const t = useTranslations('admin.payments.reasons');
  return (code) => {
    const known = KNOWN.find((candidate) => candidate === code);
    return known ? t(known) : code;
  };
}
