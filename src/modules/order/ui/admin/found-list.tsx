'use client';

import { ReceiptText } from 'lucide';
import { useTranslations } from 'next-intl';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { Notice } from '~/components/ui/notice';
import { PageSteps } from '~/components/layout/page-steps';
import { useRefusal } from '~/components/ui/use-refusal';
import { useFound } from './found-orders';
import { OrderRows } from './order-rows';
import { useFindOrders } from './use-find-orders';

/** The orders that were found. After a reload nobody knows any more what was looked for. */
export function FoundList() {
  const t = useTranslations('admin.orders');
  const refusal = useRefusal();
  const found = useFound();
  const { find, isPending, error } = useFindOrders();
  const all = (
    <LinkButton href="/admin/orders" variant="outline" size={44}>
      {t('showAll')}
    </LinkButton>
  );
  if (!found)
    return (
      <EmptyState heading="h2" icon={ReceiptText} title={t('forgotten')} action={all}>
        {t('forgottenLead')}
      </EmptyState>
    );
  return (
    <div aria-busy={isPending}>
      <p aria-live="polite" className="tabular pb-2 text-small text-ink-3">
        {t('foundFor', { query: found.query, count: found.total })}
      </p>
      {error && (
        <Notice tone="error" live>
          {refusal(error.data)}
        </Notice>
      )}
      {found.items.length === 0 ? (
        <EmptyState heading="h2" icon={ReceiptText} title={t('notFound')} action={all}>
          {t('notFoundLead')}
        </EmptyState>
      ) : (
        <OrderRows caption={t('title')} rows={found.items} />
      )}
      <PageSteps
        page={found.page}
        pages={found.pages}
        pending={isPending}
        onPage={(page) => find({ query: found.query, page })}
      />
    </div>
  );
}
