import { formatMoney, type Money } from '~/lib/money';

/** A price with its currency word set smaller: 32,200«원». */
export function Amount({ money, locale }: { money: Money; locale: string }) {
  const text = formatMoney(money, locale);
  const digits = text.replace(/\D+$/, '');
  const unit = text.slice(digits.length);
  return (
    <span className="tabular whitespace-nowrap">
      {digits}
      {unit && <small className="ml-px text-[0.86em] font-semibold">{unit}</small>}
    </span>
  );
}
