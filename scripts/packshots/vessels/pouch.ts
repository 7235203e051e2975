import { arrangement } from '../art/emoji';
import type { Pack, Vessel } from '../pack';
import { clipped, filled, floorShadow } from '../shading';
import { labelFoot } from '../strip';
import { title } from '../title';
import { paperBelow } from './cuts';

const OUTLINE =
  'M246 112 Q246 90 268 90 H732 Q754 90 754 112 C744 320 756 600 776 876 Q778 912 742 918 Q500 936 258 918 Q222 912 224 876 C244 600 256 320 246 112 Z';
const GUSSET = 'M224 878 Q500 820 776 878 L778 912 Q500 950 222 912 Z';
const GUSSET_EDGE = 'M226 878 Q500 821 774 878';

function details(zip: string): string {
  return [
    '<rect x="240" y="90" width="520" height="40" fill="#fff" fill-opacity=".18"/>',
    '<path d="M240 131 H760" stroke="#000" stroke-opacity=".1" stroke-width="2"/>',
    `<path d="M244 164 H756" stroke="${zip}" stroke-opacity=".26" stroke-width="3"/><path d="M244 171 H756" stroke="#000" stroke-opacity=".14" stroke-width="3"/>`,
    '<path d="M246 143 l15 8 -15 8z M754 143 l-15 8 15 8z" fill="#1b1a12" fill-opacity=".4"/>',
    '<rect x="462" y="101" width="76" height="17" rx="8.500" fill="#1b1a12" fill-opacity=".3"/>',
    filled(GUSSET, '#000', 0.035),
    `<path d="${GUSSET_EDGE}" fill="none" stroke="#000" stroke-opacity=".09" stroke-width="3"/>`,
  ].join('');
}

function draw(pack: Pack): string {
  const { paint } = pack;
  const frame = { x: 294, top: 208, width: 412, anchor: 'start', name: 78, fill: paint.onBody, height: 250 } as const;
  const heading = title(pack, frame);
  const split = Math.max(heading.bottom + (pack.cut === 'band' ? 28 : 62), 410);
  const top = split - (pack.cut === 'band' ? -14 : 24);
  const paper = filled(paperBelow(pack.cut, { top: split, left: 210, right: 790, bottom: 940 }), paint.paper);
  return (
    floorShadow(500, 922, 286) +
    clipped('pack', OUTLINE, filled(OUTLINE, 'url(#body)') + paper + details(paint.onBody)) +
    filled(OUTLINE, 'url(#film)') +
    filled(OUTLINE, 'url(#fall)') +
    heading.svg +
    arrangement(pack.art, { x: 294, y: top, width: 420, height: Math.min(706 - top, 330), low: 634 }) +
    labelFoot(pack, 292, 812, 416, 128)
  );
}

export const pouch: Vessel = { box: { x: 224, y: 90, width: 552, height: 836 }, draw };
