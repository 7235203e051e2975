import { useTranslations } from 'next-intl';
import { BANK_CODES } from '../rules';

/** Names a bank by its code; a bank nobody listed keeps its code. */
export function useBankName(): (code: string) => string {
  const t = useTranslations('payment.bank');
  return (code) => {
    const known = BANK_CODES.find((listed) => listed === code);
    return known ? t(known) : code;
  };
}
