import { useTranslations } from 'next-intl';

export type HeatLevel = 1 | 2 | 3 | 4 | 5;

/** Five parts; stands where the macro bar stands in the shop of heat. */
export function HeatBar({ level }: { level: HeatLevel }) {
  const t = useTranslations('nutrition.heat');
  return (
    <span role="img" aria-label={t('text', { level })} className="flex h-2 gap-0.5">
      {[1, 2, 3, 4, 5].map((part) => (
        <i key={part} className={`flex-1 ${part <= level ? 'bg-heat' : 'bg-heat-off'}`} />
      ))}
    </span>
  );
}
