import { useTranslations } from 'next-intl';
import { Tag } from '~/components/ui/tag';
import type { ProductStatus } from '../../rules';

const TONES = { ACTIVE: 'brand', HIDDEN: 'warn', DRAFT: 'plain' } as const;

export function ProductStatusTag({ status }: { status: ProductStatus }) {
  const t = useTranslations('admin.products.status');
  return <Tag tone={TONES[status]}>{t(status)}</Tag>;
}
