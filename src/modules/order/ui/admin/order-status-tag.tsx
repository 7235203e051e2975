import { useTranslations } from 'next-intl';
import { Tag, type TagTone } from '~/components/ui/tag';
import type { OrderStatus } from '../../rules';

const TONES: Readonly<Record<OrderStatus, TagTone>> = {
  PENDING: 'warn',
  CONFIRMING: 'warn',
  AWAITING_DEPOSIT: 'warn',
  PAID: 'brand',
  PREPARING: 'brand',
  SHIPPED: 'plain',
  DELIVERED: 'plain',
  COMPLETED: 'plain',
  REFUNDED: 'plain',
  EXPIRED: 'plain',
  CANCELED: 'plain',
};

/** The state an order is in; while its money is on the way back, that. */
export function OrderStatusTag({ status, refunding }: { status: OrderStatus; refunding: boolean }) {
  const t = useTranslations('admin.status');
  return refunding ? <Tag tone="error">{t('REFUNDING')}</Tag> : <Tag tone={TONES[status]}>{t(status)}</Tag>;
}
