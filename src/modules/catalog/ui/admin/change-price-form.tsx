'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-field';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { formatMoney, percentOff, type CurrencyCode } from '~/lib/money';
import { problemsOf, useFieldWords } from '~/modules/inventory/ui/use-field-words';
import { trpc } from '~/trpc/client';
import { priceInput } from '../../admin-input';
import { readAmount, writeAmount } from './typed-amount';

export type ChangePriceProps = {
  variantId: Id<'var'>;
  name: string;
  /** Minor units. */
  price: number;
  listPrice: number | null;
  /** What a struck price may not exceed; null for what was not sold long enough. */
  lowestBefore: number | null;
  currency: CurrencyCode;
};

/**
 * Both prices of an option. It sends along the prices it shows as those of now, so that a change made meanwhile by somebody
 * else is said and not overwritten; what was typed stays.
 */
export function ChangePriceForm(props: ChangePriceProps & { onDone: () => void }) {
  const { variantId, name, price, listPrice, lowestBefore, currency, onDone } = props;
  const t = useTranslations('admin.island');
  const locale = useLocale();
  const words = useFieldWords();
  const refusal = useRefusal();
  const toast = useToast();
  const router = useRouter();
  const [typed, setTyped] = useState({
    price: writeAmount(price, currency),
    listPrice: writeAmount(listPrice, currency),
  });
  const [seen, setSeen] = useState({ price, listPrice });
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const change = trpc.admin.products.changePrice.useMutation({
    onSuccess: () => {
      toast({ text: t('price.done') });
      onDone();
      router.refresh();
    },
    // The prices of now are shown: saving again is then a choice made in sight of them.
    onError: ({ data }) => {
      if (data?.appCode !== 'CHANGED_MEANWHILE') return;
      setSeen({ price: Number(data.details.price), listPrice: Number(data.details.listPrice) || null });
      router.refresh();
    },
  });
  const newPrice = readAmount(typed.price, currency) ?? Number.NaN;
  const newListPrice = readAmount(typed.listPrice, currency);
  const isBorneOut = newListPrice !== null && lowestBefore !== null && newListPrice <= lowestBefore;
  const percent = isBorneOut ? percentOff(newPrice, newListPrice) : 0;
  const shown = (amount: number) => formatMoney({ amount, currency }, locale);

  function type(field: keyof typeof typed, value: string) {
    setTyped({ ...typed, [field]: value });
    setProblems({ ...problems, [field]: '' });
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const parsed = priceInput.safeParse({
      variantId,
      price: newPrice,
      listPrice: newListPrice,
      seen,
    });
    setProblems(parsed.success ? {} : problemsOf(parsed.error));
    if (parsed.success) change.mutate(parsed.data);
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      <p className="text-ui">
        <b>{name}</b>
        <span className="tabular block text-small text-ink-2">
          {seen.listPrice === null
            ? t('price.now', { price: shown(seen.price) })
            : t('price.nowReduced', { price: shown(seen.price), listPrice: shown(seen.listPrice) })}
        </span>
      </p>
      <div className="grid gap-5 md:grid-cols-2 md:gap-4">
        <TextField
          label={t('price.price')}
          name="price"
          inputMode="numeric"
          autoComplete="off"
          value={typed.price}
          onChange={(event) => type('price', event.target.value)}
          error={words(problems.price)}
        />
        <TextField
          label={t('price.listPrice')}
          optional
          name="listPrice"
          inputMode="numeric"
          autoComplete="off"
          value={typed.listPrice}
          onChange={(event) => type('listPrice', event.target.value)}
          hint={
            newListPrice === null || isBorneOut
              ? undefined
              : lowestBefore === null
                ? t('price.notSoldLong')
                : t('price.notBorneOut', { price: shown(lowestBefore) })
          }
          error={words(problems.listPrice)}
        />
      </div>
      <p className="tabular text-small text-ink-2" aria-live="polite">
        {percent > 0 ? t('price.percent', { percent }) : t('price.noDiscount')}
      </p>
      {change.error && (
        <Notice tone="error" live>
          {refusal(change.error.data)}
        </Notice>
      )}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" size={44} onClick={onDone}>
          {t('back')}
        </Button>
        <Button type="submit" size={44} pending={change.isPending}>
          {t('price.save')}
        </Button>
      </div>
    </form>
  );
}
