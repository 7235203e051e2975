import type { Pack } from './pack';
import { fitLines, fitSize, text, widthOf, type Anchor } from './text';

export type TitleFrame = {
  x: number;
  top: number;
  width: number;
  anchor: Anchor;
  name: number;
  fill: string;
  height?: number;
};

/** `clear(x)` is where the picture may begin that starts at x: under the flavour, or beside it when it is short. */
export type Title = { svg: string; bottom: number; clear: (x: number) => number };

const BRAND_TRACKING = 0.1;

function brandLine(
  brand: string,
  x: number,
  y: number,
  width: number,
  anchor: Anchor,
  fill: string,
  size: number,
): string {
  const style = { size, weight: 800, tracking: BRAND_TRACKING } as const;
  return text(brand, x, y, { ...style, size: fitSize(brand, width, style), fill, anchor, opacity: 0.94 });
}

/** Brand, name (one or two lines) and flavour under each other; shrinks as a whole when it would be higher than the frame. */
export function title(pack: Pack, frame: TitleFrame): Title {
  const { x, top, width, anchor, fill, height = Infinity } = frame;
  const nameStyle = { size: frame.name, weight: 900 } as const;
  const name = fitLines(pack.name, width, nameStyle);
  const brandSize = Math.min(26, Math.max(20, frame.name * 0.36));
  const flavourStyle = { size: Math.max(32, frame.name * 0.54), weight: 700 } as const;
  const flavourSize = pack.flavour ? fitSize(pack.flavour, width, flavourStyle) : 0;
  const gaps = { brand: frame.name * 0.24, flavour: frame.name * 0.2 };
  const used =
    brandSize * 0.72 +
    gaps.brand +
    name.size * 0.78 +
    (name.lines.length - 1) * name.size * 1.1 +
    (pack.flavour ? gaps.flavour + flavourSize * 0.98 : 0);
  const scale = Math.min(1, height / used);

  let svg = '';
  let y = top + brandSize * 0.72 * scale;
  svg += brandLine(pack.brand, x, y, width, anchor, fill, brandSize * scale);
  y += (gaps.brand + name.size * 0.78) * scale;
  const drawnName = { ...nameStyle, size: name.size * scale, fill, anchor };
  name.lines.forEach((line, i) => {
    if (i > 0) y += name.size * 1.1 * scale;
    svg += text(line, x, y, drawnName);
  });
  const nameBottom = y + 16 * scale;
  if (pack.flavour) {
    y += (gaps.flavour + flavourSize * 0.98) * scale;
    svg += text(pack.flavour, x, y, { ...flavourStyle, size: flavourSize * scale, fill, anchor, opacity: 0.95 });
  }
  const bottom = y + 12 * scale;
  const flavourWidth = widthOf(pack.flavour, { ...flavourStyle, size: flavourSize * scale });
  const beside = anchor === 'start' ? x + flavourWidth + 16 : Infinity;
  return { svg, bottom, clear: (from) => (from > beside ? nameBottom : bottom) };
}
