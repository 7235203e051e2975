import { arrangement } from '../art/emoji';
import type { Pack, Vessel } from '../pack';
import { clipped, filled, floorShadow } from '../shading';
import { labelFoot } from '../strip';
import { title } from '../title';
import { paperBelow } from './cuts';

const LEFT = 264;
const RIGHT = 736;
const OUTLINE =
  'M276 90 H724 Q734 90 734 100 L731 146 Q737 330 735 500 Q737 680 731 878 L734 916 Q734 926 724 926 H276 Q266 926 266 916 L269 878 Q263 680 265 500 Q263 330 269 146 L266 100 Q266 90 276 90 Z';
const NOTCH = '<path d="M262 174 l15 9 -15 9z" fill="#2b2a20" fill-opacity=".35"/>';

function seal(y: number): string {
  const ribs = Array.from({ length: 29 }, (_, i) => `M${276 + i * 16} ${y + 5}v38`).join('');
  return `<rect x="${LEFT}" y="${y}" width="${RIGHT - LEFT}" height="48" fill="#000" fill-opacity=".12"/><path d="${ribs}" stroke="#fff" stroke-opacity=".24" stroke-width="3"/>`;
}

function draw(pack: Pack): string {
  const { paint } = pack;
  const frame = { x: 306, top: 172, width: 388, anchor: 'start', name: 70, fill: paint.onBody, height: 230 } as const;
  const heading = title(pack, frame);
  const top = Math.max(heading.bottom + 10, 330);
  const paper = filled(paperBelow(pack.cut, { top: 598, left: LEFT, right: RIGHT, bottom: 878 }), paint.paper);
  return (
    floorShadow(500, 926, 228) +
    clipped('pack', OUTLINE, filled(OUTLINE, 'url(#body)') + paper + seal(90) + seal(878) + NOTCH) +
    filled(OUTLINE, 'url(#film)') +
    filled(OUTLINE, 'url(#fall)') +
    heading.svg +
    arrangement(pack.art, { x: 306, y: top, width: 396, height: 690 - top, low: 644 }) +
    labelFoot(pack, 306, 824, 388, 128)
  );
}

export const sachet: Vessel = { box: { x: 265, y: 90, width: 470, height: 836 }, draw };
