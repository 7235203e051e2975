import { arrangement } from '../art/emoji';
import type { Pack, Vessel } from '../pack';
import { clipped, filled, floorShadow } from '../shading';
import { labelFoot } from '../strip';
import { title } from '../title';
import { paperBelow } from './cuts';

const TEETH = 22;
const STEP = 536 / TEETH;

function teeth(y: number, depth: number, direction: 1 | -1): string {
  const start = direction === 1 ? 232 : 768;
  return Array.from({ length: TEETH }, (_, i) => {
    const x = start + direction * STEP * i;
    return `L${(x + (direction * STEP) / 2).toFixed(1)} ${y - depth} L${(x + direction * STEP).toFixed(1)} ${y}`;
  }).join(' ');
}

const OUTLINE = `M232 116 ${teeth(116, 9, 1)} C757 190 780 300 782 500 C780 720 757 820 768 892 ${teeth(892, -9, -1)} C243 820 220 720 218 500 C220 300 243 190 232 116 Z`;

const SEALS = [
  '<path d="M225 100 H775 V164 Q500 152 225 164 Z M225 910 H775 V846 Q500 858 225 846 Z" fill="#000" fill-opacity=".1"/>',
  '<path d="M228 128 H772 M228 140 H772 M228 152 H772 M228 858 H772 M228 870 H772 M228 882 H772" stroke="#fff" stroke-opacity=".16" stroke-width="3"/>',
].join('');

// folds that run out of the seals are what makes a bag look full of air
const FOLDS: [path: string, fill: string, opacity: number][] = [
  ['M268 168 Q292 230 286 320 Q280 240 256 186 Z', '#fff', 0.2],
  ['M732 168 Q708 230 714 320 Q720 240 744 186 Z', '#000', 0.12],
  ['M268 842 Q294 780 288 690 Q280 770 256 824 Z', '#fff', 0.2],
  ['M732 842 Q706 780 712 690 Q720 770 744 824 Z', '#000', 0.12],
  ['M246 250 Q236 420 244 640 Q256 440 268 300 Z', '#fff', 0.13],
];

function paper(pack: Pack, top: number): string {
  const fill = pack.paint.paper;
  if (pack.cut === 'band') return `<rect x="276" y="${top}" width="448" height="${834 - top}" rx="28" fill="${fill}"/>`;
  if (pack.cut === 'arch') return filled(`M276 834 V${top + 170} A224 176 0 0 1 724 ${top + 170} V834 Z`, fill);
  return filled(paperBelow(pack.cut, { top: top + 78, left: 200, right: 800, bottom: 846 }), fill);
}

function draw(pack: Pack): string {
  const { paint } = pack;
  const frame = { x: 500, top: 190, width: 436, anchor: 'middle', name: 80, fill: paint.onBody, height: 216 } as const;
  const heading = title(pack, frame);
  const top = Math.max(heading.bottom + 14, 376);
  return (
    floorShadow(500, 902, 272) +
    clipped('pack', OUTLINE, filled(OUTLINE, 'url(#body)') + SEALS + paper(pack, top)) +
    FOLDS.map((fold) => filled(...fold)).join('') +
    filled(OUTLINE, 'url(#film)') +
    filled(OUTLINE, 'url(#fall)') +
    heading.svg +
    arrangement(pack.art, { x: 322, y: top + 14, width: 356, height: 656 - top, low: 620 }) +
    labelFoot(pack, 302, 792, 396, 124)
  );
}

export const pillow: Vessel = { box: { x: 218, y: 107, width: 564, height: 794 }, draw };
