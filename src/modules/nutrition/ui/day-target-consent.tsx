'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { TextLink } from '~/components/ui/text-link';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import { trpc } from '~/trpc/client';
import type { Macros } from '../rules/day-target';

type DayTargetConsentProps = {
  kept: Macros | null;
  /** Since when it was agreed to or withdrawn, in words of the page's language. */
  note: string;
};

/** The day the account keeps, and the one press that withdraws the consent and erases it. It is given at the calculator. */
export function DayTargetConsent({ kept, note }: DayTargetConsentProps) {
  const t = useTranslations('account.dayTarget');
  const format = useFormatter();
  const router = useRouter();
  const toast = useToast();
  const refusal = useRefusal();
  const withdraw = trpc.nutrition.withdrawDayTarget.useMutation({
    onSuccess: () => toast({ text: t('withdrawn') }),
    onError: ({ data }) => toast({ text: refusal(data) }),
    onSettled: () => router.refresh(),
  });
  return (
    <div className="border-t border-line py-3">
      {kept && (
        <p className="tabular text-ui">
          {t('kept', {
            kcal: format.number(kept.energyKcal),
            protein: format.number(kept.proteinG),
            carb: format.number(kept.carbohydrateG),
            fat: format.number(kept.fatG),
          })}
        </p>
      )}
      <p className="text-small text-ink-3">{note}</p>
      {kept ? (
        <Button
          variant="outline"
          size={44}
          pending={withdraw.isPending}
          onClick={() => withdraw.mutate()}
          className="mt-3"
        >
          {t('withdraw')}
        </Button>
      ) : (
        <TextLink href="/calculator">{t('calculator')}</TextLink>
      )}
    </div>
  );
}
