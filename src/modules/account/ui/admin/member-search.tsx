'use client';

import { Search, Users } from 'lucide';
import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { Button } from '~/components/ui/button';
import { EmptyState } from '~/components/ui/empty-state';
import { Icon } from '~/components/ui/icon';
import { Notice } from '~/components/ui/notice';
import { PageSteps } from '~/components/layout/page-steps';
import { TextField } from '~/components/ui/text-field';
import { useRefusal } from '~/components/ui/use-refusal';
import { trpc } from '~/trpc/client';
import { MEMBER_QUERY_MAX, memberSearchInput } from '../../admin-input';
import { MemberRows, type MemberRow } from './member-rows';

type Found = {
  readonly query: string;
  readonly items: readonly MemberRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

// Whoever comes back from a member finds the list as they left it; it is in this tab's memory only, never in an address.
let last: Found | null = null;

/** Finds members without writing what was typed into any address; until somebody looks for one, those who joined last. */
export function MemberSearch({ newest }: { newest: readonly MemberRow[] }) {
  const t = useTranslations('admin.island.member');
  const refusal = useRefusal();
  const [typed, setTyped] = useState(last?.query ?? '');
  const [found, setFound] = useState(last);
  const [short, setShort] = useState(false);
  const search = trpc.admin.members.search.useMutation({
    onSuccess: (list, { query }) => {
      last = { ...list, query };
      setFound(last);
    },
  });

  function look(query: string, page = 1) {
    const parsed = memberSearchInput.safeParse({ query, page });
    setShort(!parsed.success);
    if (parsed.success) search.mutate(parsed.data);
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    look(typed);
  }

  return (
    <div className="grid gap-5" aria-busy={search.isPending}>
      <form role="search" noValidate onSubmit={submit} className="max-w-[520px]">
        <TextField
          label={t('search')}
          hint={t('searchHint')}
          type="search"
          maxLength={MEMBER_QUERY_MAX}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          error={short ? t('queryShort') : undefined}
          aside={
            <Button type="submit" variant="outline" aria-label={t('searchButton')} pending={search.isPending}>
              <Icon of={Search} size={18} />
            </Button>
          }
        />
      </form>
      {search.error && (
        <Notice tone="error" live>
          {refusal(search.error.data)}
        </Notice>
      )}
      {!found && newest.length > 0 && (
        <div>
          <p className="pb-2 text-small text-ink-3">{t('newest')}</p>
          <MemberRows caption={t('newest')} rows={newest} />
        </div>
      )}
      {found && (
        <div>
          <p aria-live="polite" className="tabular pb-2 text-small text-ink-3">
            {t('found', { count: found.total })}
          </p>
          {found.items.length === 0 ? (
            <EmptyState heading="h2" icon={Users} title={t('none')}>
              {t('noneLead')}
            </EmptyState>
          ) : (
            <MemberRows caption={t('list')} rows={found.items} />
          )}
          <PageSteps
            page={found.page}
            pages={found.pages}
            pending={search.isPending}
            onPage={(page) => look(found.query, page)}
          />
        </div>
      )}
    </div>
  );
}
