import { useTranslations } from 'next-intl';
import { Tag, type TagTone } from '~/components/ui/tag';
import type { ToldClaim } from '../shown-status';
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

/** What its buyer asks for of an order, as long as it is not settled. */
export type OpenRequest = ToldClaim['kind'];
type OrderStatusTagProps = {
  status: OrderStatus;
  refunding: boolean;
  partlyRefunded?: boolean;
  request?: OpenRequest | null | undefined;
};

/** The state an order is in, or that its money is on the way back; whether a part of it is back already, and what is asked for. */
export function OrderStatusTag({ status, refunding, partlyRefunded = false, request }: OrderStatusTagProps) {
  const t = useTranslations('admin.status');
  return (
    <span className="inline-flex flex-wrap gap-1">
      {refunding ? <Tag tone="error">{t('REFUNDING')}</Tag> : <Tag tone={TONES[status]}>{t(status)}</Tag>}
      {partlyRefunded && <Tag tone="warn">{t('PARTLY_REFUNDED')}</Tag>}
      {request && <Tag tone="warn">{t(`request.${request}`)}</Tag>}
    </span>
  );
}
