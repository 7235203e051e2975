import type { Cut } from '../pack';

type Area = { top: number; left: number; right: number; bottom: number };

/** Everything below `top` between two x, its upper edge cut in the brand's manner, the more boldly the greater `depth`. */
export function paperBelow(cut: Cut, { top: y, left, right, bottom }: Area, depth = 1): string {
  const width = right - left;
  const at = (share: number) => (left + width * share).toFixed(1);
  const close = `V${bottom} H${left} Z`;
  if (cut === 'wave')
    return `M${left} ${y} C${at(0.24)} ${y - 62 * depth} ${at(0.42)} ${y + 70 * depth} ${at(0.66)} ${y + 24 * depth} S${at(0.93)} ${y - 22 * depth} ${right} ${y - 4 * depth} ${close}`;
  if (cut === 'arch')
    return `M${left} ${y + 44 * depth} Q${at(0.5)} ${y - 62 * depth} ${right} ${y + 44 * depth} ${close}`;
  if (cut === 'slant') return `M${left} ${y + 40 * depth} L${right} ${y - 44 * depth} ${close}`;
  return `M${left} ${y} H${right} ${close}`;
}

/** A band round a cylinder seen from slightly above: both edges bow downwards by `bow`. */
export function roundBand(left: number, right: number, top: number, bottom: number, bow: number): string {
  const middle = (left + right) / 2;
  return `M${left} ${top} Q${middle} ${top + 2 * bow} ${right} ${top} V${bottom} Q${middle} ${bottom + 2 * bow} ${left} ${bottom} Z`;
}
