import { z } from 'zod';
import type { Route } from '../http/router';
import { deposit, refuseRefund, reverseDeposit } from './deposit';
import type { Toss } from './toss';
import { paymentRoute, WHICH } from './which-payment';

const DEPOSIT = WHICH.extend({ depositorName: z.string().min(1).max(60).optional() });

/** What buyer and banks do with a virtual account. */
export function simDepositRoutes(toss: Toss): Route[] {
  return [
    paymentRoute(toss, 'deposit', DEPOSIT, (payment, { depositorName }) => deposit(toss, payment, depositorName)),
    paymentRoute(toss, 'deposit-reversal', WHICH, (payment) => reverseDeposit(toss, payment)),
    paymentRoute(toss, 'refund-failure', WHICH, (payment) => refuseRefund(toss, payment)),
  ];
}
