import { useTranslations } from 'next-intl';
import { Tag } from '~/components/ui/tag';
import { claimEvidence, type NutritionFacts, printedClaims } from '../rules';

/** The claims the numbers earn, as tags; nothing where they earn none. */
export function ClaimTags({ facts, className }: { facts: NutritionFacts; className?: string }) {
  const t = useTranslations('nutrition');
  const earned = printedClaims(claimEvidence(facts));
  if (earned.length === 0) return null;
  return (
    <ul aria-label={t('claimsLabel')} className={`flex flex-wrap gap-1.5 ${className ?? ''}`}>
      {earned.map(({ claim }) => (
        <li key={claim}>
          <Tag tone="brand">{t(`claims.${claim}`)}</Tag>
        </li>
      ))}
    </ul>
  );
}
