import { Link } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';

/** Leads to an order's admin page. */
export function OrderNumber({ orderId, number }: { orderId: Id<'ord'>; number: string }) {
  return (
    <Link
      href={`/admin/orders/${orderId}`}
      className="inline-flex min-h-tap items-center underline underline-offset-4 md:min-h-0"
    >
      {number}
    </Link>
  );
}
