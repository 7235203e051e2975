import { arrangement } from '../art/emoji';
import type { Pack, Vessel } from '../pack';
import { clipped, filled, floorShadow } from '../shading';
import { numberOverStrip, servingLine } from '../strip';
import { title } from '../title';

const BODY = 'M196 372 H804 L764 880 Q760 918 722 920 Q500 934 278 920 Q240 918 236 880 Z';
const LID = 'M176 300 Q500 262 824 300 L818 376 Q500 414 182 376 Z';
const GROUND = 'M196 850 Q500 886 804 850 L760 940 H240 Z';

function lid(light: string): string {
  return [
    filled(LID, 'url(#body)'),
    '<path d="M180 352 Q500 390 820 352" fill="none" stroke="#000" stroke-opacity=".14" stroke-width="5"/>',
    filled(LID, 'url(#round)'),
    `<ellipse cx="500" cy="302" rx="324" ry="46" fill="${light}"/><ellipse cx="500" cy="299" rx="322" ry="44" fill="#fff" fill-opacity=".18"/>`,
    `<ellipse cx="500" cy="300" rx="284" ry="34" fill="${light}"/><ellipse cx="500" cy="297" rx="282" ry="32" fill="#fff" fill-opacity=".3"/>`,
  ].join('');
}

const LID_SHADOW = '<path d="M190 372 H810 V392 Q500 432 190 392 Z" fill="#000" fill-opacity=".14"/>';

function draw(pack: Pack): string {
  const { paint } = pack;
  const frame = { x: 260, top: 440, width: 480, anchor: 'start', name: 82, fill: paint.ink, height: 190 } as const;
  const heading = title(pack, frame);
  const top = heading.clear(440);
  return (
    floorShadow(500, 922, 256) +
    filled(BODY, paint.paper) +
    clipped('body-clip', BODY, filled(GROUND, 'url(#body)')) +
    filled(BODY, 'url(#round)') +
    clipped('lid-shadow', BODY, LID_SHADOW) +
    lid(paint.light) +
    heading.svg +
    arrangement(pack.art, { x: 410, y: top, width: 336, height: 806 - top, low: 664 }) +
    numberOverStrip(pack, 270, 812, 460, 132) +
    servingLine(pack, 500, 903, 400)
  );
}

export const tub: Vessel = { box: { x: 176, y: 256, width: 648, height: 670 }, draw };
