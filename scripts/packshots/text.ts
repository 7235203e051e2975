import { emWidth, type Weight } from './font-metrics';

export type Anchor = 'start' | 'middle' | 'end';

export type TextStyle = {
  size: number;
  weight: Weight;
  fill: string;
  anchor?: Anchor;
  tracking?: number;
  opacity?: number;
};

const TRACKING = -0.03;

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

export function widthOf(line: string, style: Pick<TextStyle, 'size' | 'weight' | 'tracking'>): number {
  return emWidth(line, style.weight, style.tracking ?? TRACKING) * style.size;
}

export function text(line: string, x: number, y: number, style: TextStyle): string {
  const { size, weight, fill, anchor = 'start', tracking = TRACKING, opacity = 1 } = style;
  // start-anchored always: renderers disagree on whether the tracking after the last letter counts
  const shift = anchor === 'start' ? 0 : widthOf(line, style) / (anchor === 'middle' ? 2 : 1);
  const attributes = [
    `x="${(x - shift).toFixed(1)}" y="${y.toFixed(1)}"`,
    `font-family="Pretendard" font-weight="${weight}" font-size="${size.toFixed(1)}"`,
    `letter-spacing="${(tracking * size).toFixed(2)}" fill="${fill}"`,
    opacity < 1 ? `fill-opacity="${opacity}"` : '',
  ];
  return `<text ${attributes.join(' ')}>${escapeXml(line)}</text>`;
}

/** The largest size up to `style.size` at which the line is no wider than `width`. */
export function fitSize(line: string, width: number, style: Pick<TextStyle, 'size' | 'weight' | 'tracking'>): number {
  const natural = widthOf(line, style);
  return natural <= width ? style.size : (style.size * width) / natural;
}

function splits(line: string): string[][] {
  const words = line.split(' ');
  return words.slice(1).map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')]);
}

/** One line while it stays at or above `keep` of the wanted size, else the two lines that can be set largest. */
export function fitLines(
  line: string,
  width: number,
  style: Pick<TextStyle, 'size' | 'weight' | 'tracking'>,
  keep = 0.86,
): { lines: string[]; size: number } {
  const single = { lines: [line], size: fitSize(line, width, style) };
  if (single.size >= style.size * keep) return single;
  const candidates = splits(line).map((lines) => ({
    lines,
    size: Math.min(...lines.map((part) => fitSize(part, width, { ...style, size: style.size * 0.92 }))),
    longest: Math.max(...lines.map((part) => widthOf(part, style))),
  }));
  candidates.sort((a, b) => b.size - a.size || a.longest - b.longest);
  const best = candidates[0];
  return best && best.size > single.size ? best : single;
}
