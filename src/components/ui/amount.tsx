import { formatMoney, type Money } from '~/lib/money';
import { unitApart } from '~/lib/unit-apart';

/** A price with its currency word set smaller: 32,200«원». */
export function Amount({ money, locale }: { money: Money; locale: string }) {
  const [digits, unit] = unitApart(formatMoney(money, locale));
  return (
    <span className="tabular whitespace-nowrap">
      {digits}
      {unit && <small className="ml-px text-[0.86em] font-semibold">{unit}</small>}
    </span>
  );
}
