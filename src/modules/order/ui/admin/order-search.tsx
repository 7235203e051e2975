'use client';

import { Search } from 'lucide';
import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { Button } from '~/components/ui/button';
import { Icon } from '~/components/ui/icon';
import { TextField } from '~/components/ui/text-field';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import { FOUND_ORDERS, findOrdersInput, ORDER_QUERY_MAX } from '../../admin-input';
import { lastFound } from './found-orders';
import { useFindOrders } from './use-find-orders';

/**
 * Finds orders by number, name, telephone or e-mail address without writing what was typed into any address: the field has no
 * name, so that it is not sent with the form before scripts run either.
 */
export function OrderSearch({ found = false }: { found?: boolean }) {
  const t = useTranslations('admin.orders');
  const refusal = useRefusal();
  const router = useRouter();
  const [typed, setTyped] = useState((found && lastFound()?.query) || '');
  const [short, setShort] = useState(false);
  const { find, isPending, error } = useFindOrders(() => {
    if (!found) router.push(FOUND_ORDERS);
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const parsed = findOrdersInput.safeParse({ query: typed });
    setShort(!parsed.success);
    if (parsed.success) find(parsed.data);
  }

  return (
    <form role="search" noValidate onSubmit={submit} aria-busy={isPending} className="w-full md:w-[400px]">
      <TextField
        label={t('search')}
        hideLabel
        type="search"
        maxLength={ORDER_QUERY_MAX}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        placeholder={t('searchExample')}
        error={short ? t('queryShort') : error ? refusal(error.data) : undefined}
        aside={
          <Button type="submit" variant="outline" aria-label={t('submitSearch')} pending={isPending}>
            <Icon of={Search} size={18} />
          </Button>
        }
      />
    </form>
  );
}
