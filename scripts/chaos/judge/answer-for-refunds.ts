import { sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { SessionStore } from '~/modules/account/service/session-store';
import { testDb } from '~/testing/db';
import { ACCOUNT } from '../flows/deposits';
import { Visitor } from '../world/visitor';

type Asked = { id: Id<'ref'>; order_id: Id<'ord'>; user_id: Id<'usr'> };

/** Money that came without an order waits until its buyer says where it is to go: they read the mail, and say it. */
export async function answerForRefunds(logins: SessionStore): Promise<void> {
  const asked = await testDb().execute<Asked>(sql`SELECT r.id, r.order_id, o.user_id
    FROM refunds r JOIN orders o ON o.id = r.order_id WHERE r.state = 'WAITING' AND o.user_id IS NOT NULL`);
  for (const { id: refundId, order_id: orderId, user_id } of asked) {
    const buyer = await Visitor.returning(logins, user_id);
    await buyer.call('payment.nameRefundAccount', { orderId, refundId, refundAccount: ACCOUNT });
  }
}
