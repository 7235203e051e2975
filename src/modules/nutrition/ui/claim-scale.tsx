import { CircleCheck } from 'lucide';
import { useFormatter, useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import {
  amountBesideLimit,
  claimEvidence,
  type ClaimEvidence,
  type NutritionFacts,
  printedClaims,
  unitOf,
} from '../rules';

/** One scale per claim: the tick is the legal limit, the dot this product. */
export function ClaimScales({ facts }: { facts: NutritionFacts }) {
  const earned = printedClaims(claimEvidence(facts));
  if (earned.length === 0) return null;
  return (
    <div className="mt-8 grid gap-x-10 border-t border-ink md:mt-12 md:grid-cols-3">
      {earned.map((evidence) => (
        <ClaimScale key={evidence.claim} evidence={evidence} />
      ))}
    </div>
  );
}

function ClaimScale({ evidence }: { evidence: ClaimEvidence }) {
  const t = useTranslations('nutrition');
  const format = useFormatter();
  const unit = unitOf(evidence.nutrient);
  const limit = `${format.number(evidence.limit)}${unit}`;
  const amount = `${format.number(amountBesideLimit(evidence), { maximumFractionDigits: 3 })}${unit}`;
  const { basis } = evidence;
  // The scale ends where both marks and their labels have room.
  const end = Math.max(evidence.limit * 1.6, evidence.amount * 1.3);
  const place = (value: number) => `${Math.max(4, (value * 100) / end)}%`;
  return (
    <article className="border-b border-line pt-[18px] pb-5 md:border-b-0">
      <h3 className="flex items-center gap-1.5 text-[1.0625rem]/7">
        <Icon of={CircleCheck} size={18} className="text-ok" />
        {t(`claims.${evidence.claim}`)}
      </h3>
      <p className="mt-1 text-label/[22px] text-ink-2">{t(`scale.${evidence.bound}`, { basis, limit })}</p>
      <div role="img" aria-label={t('scale.text', { basis, amount, limit })} className="claim-scale">
        <span className="claim-limit" style={{ left: place(evidence.limit) }}>
          <span>{t('scale.limit', { limit })}</span>
        </span>
        <span className="claim-dot" style={{ left: place(evidence.amount) }}>
          <span>{amount}</span>
        </span>
      </div>
    </article>
  );
}
