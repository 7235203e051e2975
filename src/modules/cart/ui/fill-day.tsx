import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Button } from '~/components/ui/button';
import { SelectField } from '~/components/ui/select-field';
import { useToast } from '~/components/ui/toast';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import { useAvoided } from '~/modules/catalog/ui/live/avoided-allergens';
import { LABEL_DAY } from '~/modules/nutrition/rules/day-target';
import { useOwnDay } from '~/modules/nutrition/ui/own-day';
import { trpc } from '~/trpc/client';
import { cartNutrition, chosenLines, shareOfDays, type CartLine } from '../rules';
import { FILL_BUDGETS, fillDay } from '../rules/fill-day';
import { FillProposal, type FillOffer } from './fill-proposal';

type FillDayProps = {
  lines: readonly CartLine[];
  currency: CurrencyCode;
  onAdd: (lines: { variantId: CartLine['variantId']; quantity: number }[]) => void;
};

/**
 * Proposes packs that close what the chosen things leave of the day. The shop is asked what there is, the same for everybody;
 * whose day it is and what it lacks stays in this browser.
 */
export function FillDay({ lines, currency, onAdd }: FillDayProps) {
  const t = useTranslations('cart.fill');
  const locale = useLocale();
  const toast = useToast();
  const utils = trpc.useUtils();
  const own = useOwnDay();
  const avoided = useAvoided();
  const budgets = FILL_BUDGETS[currency];
  const [budget, setBudget] = useState(budgets[1] ?? 0);
  const [foods, setFoods] = useState<readonly FillOffer[] | null>(null);
  const [pending, setPending] = useState(false);

  const day = own ?? LABEL_DAY;
  const { gap, days } = useMemo(() => shareOfDays(cartNutrition(chosenLines({ lines })), day), [lines, day]);
  const fill = useMemo(() => {
    if (foods === null) return null;
    const others = foods.filter(({ variantId }) => lines.every((line) => line.variantId !== variantId));
    return fillDay({ foods: others, day, gap, budget, avoided });
  }, [foods, lines, day, gap, budget, avoided]);

  async function ask(): Promise<void> {
    setPending(true);
    try {
      setFoods(await utils.catalog.fillFoods.fetch());
    } catch {
      toast({ text: t('offline') });
    }
    setPending(false);
  }

  const price = (amount: number) => formatMoney({ amount, currency }, locale);
  return (
    <section aria-labelledby="fill-day" className="mt-8 border-t-2 border-ink pt-4">
      <h2 id="fill-day" className="text-[1.1875rem]/7 tracking-[-0.025em]">
        {t('title')}
      </h2>
      <p className="mt-1 text-ui text-ink-2">{t('lead', { by: own ? 'own' : 'label', days })}</p>
      <div className="mt-4 flex items-end gap-2">
        <SelectField
          label={t('budget')}
          value={String(budget)}
          onChange={(event) => setBudget(Number(event.currentTarget.value))}
          options={budgets.map((amount) => ({ value: String(amount), label: t('upTo', { amount: price(amount) }) }))}
          className="min-w-0 flex-1 md:max-w-60"
        />
        {fill === null && (
          <Button variant="outline" size={52} pending={pending} onClick={ask}>
            {t('ask')}
          </Button>
        )}
      </div>
      <div role="status">
        {fill && <FillProposal fill={fill} gap={gap} budget={budget} currency={currency} onAdd={onAdd} />}
      </div>
    </section>
  );
}
