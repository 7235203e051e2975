'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Button } from '~/components/ui/button';
import { classNames } from '~/components/ui/class-names';
import { Link, useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { formatTime } from '~/lib/time';
import { trpc } from '~/trpc/client';
import type { NoticeKind } from '../rules';

type ShownNotice = {
  readonly id: Id<'ntc'>;
  readonly kind: NoticeKind;
  readonly orderId: Id<'ord'>;
  /** What was bought, in words and as a picture. */
  readonly goods: string;
  readonly picture: ReactNode;
  readonly isUnread: boolean;
  readonly at: Date;
};

/** The last one was told of each order, newest first; each leads to its order and is read then. */
export function NoticeList({ notices, unread }: { notices: readonly ShownNotice[]; unread: number }) {
  const t = useTranslations('notice');
  const locale = useLocale();
  const router = useRouter();
  const { client } = trpc.useUtils();
  const [pending, setPending] = useState(false);

  async function readAll() {
    setPending(true);
    await client.notice.readAll.mutate().then(
      () => router.refresh(),
      () => undefined,
    );
    setPending(false);
  }

  return (
    <>
      <div className="flex min-h-tap items-center justify-between gap-4 pb-2">
        <p className="tabular text-ui text-ink-2">{unread > 0 ? t('unread', { count: unread }) : t('allRead')}</p>
        {unread > 0 && (
          <Button variant="outline" size={44} pending={pending} onClick={() => void readAll()}>
            {t('readAll')}
          </Button>
        )}
      </div>
      <ul className="border-t-2 border-ink">
        {notices.map(({ id, kind, orderId, goods, picture, isUnread, at }) => (
          <li key={id} className="relative flex items-center gap-3 border-b border-line py-4">
            {picture}
            <div className="min-w-0 flex-1">
              <Link
                href={`/orders/${orderId}`}
                onClick={() => {
                  // The order opens whether or not this arrives; what stays unread is read another time.
                  if (isUnread) client.notice.read.mutate({ noticeId: id }).catch(() => undefined);
                }}
                className={classNames('card-link text-ui', isUnread ? 'font-semibold' : 'text-ink-2')}
              >
                {isUnread && <span className="sr-only">{t('isUnread')} </span>}
                {t(`kinds.${kind}`)}
              </Link>
              <p className="mt-0.5 text-ui">{goods}</p>
              <p className="tabular mt-0.5 text-small text-ink-2">
                <time dateTime={at.toISOString()}>
                  {formatTime(at, locale, { dateStyle: 'medium', timeStyle: 'short' })}
                </time>
              </p>
            </div>
            <span
              aria-hidden
              className={classNames('size-2 flex-none rounded-full', isUnread ? 'bg-brand' : 'bg-transparent')}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
