import { arrangement } from '../art/emoji';
import type { Pack, Vessel } from '../pack';
import { clipped, filled, floorShadow } from '../shading';
import { numberOverStrip, servingLine } from '../strip';
import { title } from '../title';

const BODY = 'M206 250 H794 L722 888 Q716 922 684 922 H316 Q284 922 278 888 Z';
const PAPER = 'M190 478 Q500 510 810 478 L770 830 Q500 856 230 830 Z';

function lid(fill: string): string {
  return [
    '<ellipse cx="500" cy="256" rx="314" ry="44" fill="#d9d4c6"/><ellipse cx="500" cy="248" rx="314" ry="44" fill="#f3f0e8"/>',
    `<path d="M782 232 Q836 218 838 246 Q824 266 786 262 Z" fill="${fill}"/>`,
    `<ellipse cx="500" cy="244" rx="302" ry="39" fill="${fill}"/><ellipse cx="500" cy="240" rx="270" ry="30" fill="#fff" fill-opacity=".18"/>`,
  ].join('');
}

function draw(pack: Pack): string {
  const { paint } = pack;
  const frame = { x: 500, width: 490, anchor: 'middle', name: 74, fill: paint.onBody, height: 168 } as const;
  const { bottom } = title(pack, { ...frame, top: 0 });
  return (
    floorShadow(500, 924, 226) +
    filled(BODY, 'url(#body)') +
    clipped('body-clip', BODY, filled(PAPER, paint.paper)) +
    filled(BODY, 'url(#round)') +
    clipped('rim-shadow', BODY, '<ellipse cx="500" cy="272" rx="314" ry="44" fill="#000" fill-opacity=".16"/>') +
    lid(paint.lid) +
    title(pack, { ...frame, top: 396 - bottom / 2 }).svg +
    arrangement(pack.art, { x: 398, y: 500, width: 330, height: 284, low: 640 }) +
    numberOverStrip(pack, 290, 790, 420, 136) +
    servingLine(pack, 500, 888, 340)
  );
}

export const cup: Vessel = { box: { x: 186, y: 204, width: 652, height: 718 }, draw };
