import 'server-only';
import { isId, type IdKind } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { isRestricted } from '../queries/restricted';

/**
 * Whether a call names an order of somebody who has left, or something of it: those are kept because the law says so, and are
 * for admins only.
 */
export function namesRestricted({ db }: Pick<Ctx, 'db'>, input: unknown): Promise<boolean> {
  const named = <K extends IdKind>(key: string, kind: K) => {
    const value: unknown = input !== null && typeof input === 'object' ? Reflect.get(input, key) : undefined;
    return typeof value === 'string' && isId(kind, value) ? value : undefined;
  };
  return isRestricted(db, {
    orderId: named('orderId', 'ord'),
    claimId: named('claimId', 'clm'),
    refundId: named('refundId', 'ref'),
  });
}
