import 'server-only';
import { isId, type IdKind } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { isHidden } from '../queries/hidden-orders';

/**
 * Whether a call names an order that staff may not see, or something of it: one of somebody who has left is kept because the law
 * says so and is for admins only. Nobody can tell it from one that never was.
 */
export function namesHidden({ db }: Pick<Ctx, 'db'>, input: unknown): Promise<boolean> {
  const named = <K extends IdKind>(key: string, kind: K) => {
    const value: unknown = input !== null && typeof input === 'object' ? Reflect.get(input, key) : undefined;
    return typeof value === 'string' && isId(kind, value) ? value : undefined;
  };
  return isHidden(db, {
    orderId: named('orderId', 'ord'),
    claimId: named('claimId', 'clm'),
    refundId: named('refundId', 'ref'),
  });
}
