'use client';

import Image from 'next/image';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { getPathname, useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { formatTime } from '~/lib/time';
import { TILES } from '~/modules/catalog/ui/product-card';
import { trpc } from '~/trpc/client';
import type { WaitedGoods } from './waited-goods';

export type MyAlertView = WaitedGoods & { readonly id: Id<'rst'>; readonly askedAt: Date };

/** One's own alert, with the way to end it. */
export function MyAlert({ alert }: { alert: MyAlertView }) {
  const t = useTranslations('restock.mine');
  const locale = useLocale();
  const router = useRouter();
  const toast = useToast();
  const refusal = useRefusal();
  const said = (text: string) => {
    toast({ text });
    router.refresh();
  };
  const withdraw = trpc.restock.withdrawMine.useMutation({
    onSuccess: () => said(t('removed')),
    onError: ({ data }) => said(refusal(data)),
  });
  const { id, slug, name, option, image, tile, askedAt } = alert;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-4">
      <span className={`grid size-18 flex-none place-items-center rounded-r3 p-1.5 ${TILES[tile]}`}>
        <Image src={image} alt="" width={96} height={96} className="size-full object-contain" />
      </span>
      <div className="min-w-0 flex-1 basis-40">
        <a
          href={getPathname({ href: `/products/${slug}`, locale })}
          className="inline-flex min-h-tap items-center text-ui font-semibold hover:underline"
        >
          {name}
        </a>
        <p className="text-small text-ink-2">
          {option} ·{' '}
          <time dateTime={askedAt.toISOString()}>
            {t('since', { at: formatTime(askedAt, locale, { dateStyle: 'medium' }) })}
          </time>
        </p>
      </div>
      <Button
        variant="outline"
        size={44}
        aria-label={t('removeNamed', { name: `${name} ${option}` })}
        pending={withdraw.isPending}
        onClick={() => withdraw.mutate({ alertId: id })}
      >
        {t('remove')}
      </Button>
    </li>
  );
}
