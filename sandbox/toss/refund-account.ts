import { z } from 'zod';
import { findBank } from './banks';
import { TossError } from './toss-error';

const maybe = z.unknown().optional();
const ACCOUNT = z.object({ bank: maybe, accountNumber: maybe, holderName: maybe });

/** Tests provoke the answer «number and holder differ» by a holder whose name contains this word. */
const MISMATCH = '불일치';

/** Refuses what the bank would refuse; refunds of a deposit go to this account and to no other. */
export function checkRefundAccount(given: unknown) {
  const account = ACCOUNT.safeParse(given);
  if (!account.success) throw new TossError('INVALID_REFUND_ACCOUNT_INFO');
  const { bank, accountNumber, holderName } = account.data;
  if (typeof bank !== 'string' || !findBank(bank)) throw new TossError('INVALID_BANK');
  if (typeof accountNumber !== 'string' || !/^\d{1,20}$/.test(accountNumber))
    throw new TossError('INVALID_REFUND_ACCOUNT_NUMBER');
  const isName = typeof holderName === 'string' && holderName.trim() !== '' && holderName.length <= 60;
  if (!isName || holderName.includes(MISMATCH)) throw new TossError('INVALID_REFUND_ACCOUNT_INFO');
}
