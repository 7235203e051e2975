import { arrangement } from '../art/emoji';
import type { Pack, Vessel } from '../pack';
import { clipped, filled, floorShadow } from '../shading';
import { numberOverStrip, servingLine } from '../strip';
import { title } from '../title';
import { roundBand } from './cuts';

const BODY =
  'M250 300 Q250 256 294 250 H706 Q750 256 750 300 V868 Q750 916 704 922 Q500 936 296 922 Q250 916 250 868 Z';
const LID = 'M236 132 Q236 106 262 104 Q500 92 738 104 Q764 106 764 132 V248 Q500 268 236 248 Z';

function lid(fill: string): string {
  const ribs = Array.from({ length: 33 }, (_, i) => `M${252 + i * 15.5} 136 V240`).join('');
  return (
    filled(LID, fill) +
    `<path d="${ribs}" stroke="#000" stroke-opacity=".1" stroke-width="5"/>` +
    '<path d="M238 126 Q500 108 762 126" fill="none" stroke="#fff" stroke-opacity=".28" stroke-width="5"/>' +
    filled(LID, 'url(#round)')
  );
}

const LID_SHADOW = '<path d="M250 244 H750 V270 Q500 290 250 270 Z" fill="#000" fill-opacity=".2"/>';

function draw(pack: Pack): string {
  const { paint } = pack;
  const frame = { x: 288, top: 382, width: 424, anchor: 'start', name: 80, fill: paint.ink, height: 206 } as const;
  const heading = title(pack, frame);
  const top = heading.clear(440);
  return (
    floorShadow(500, 924, 244) +
    filled(BODY, 'url(#body)') +
    clipped('body-clip', BODY, filled(roundBand(250, 750, 340, 848, 9), paint.paper)) +
    filled(BODY, 'url(#round)') +
    clipped('lid-shadow', BODY, LID_SHADOW) +
    lid(paint.lid) +
    heading.svg +
    arrangement(pack.art, { x: 404, y: top, width: 316, height: 800 - top, low: 654 }) +
    numberOverStrip(pack, 288, 810, 424, 132) +
    servingLine(pack, 500, 900, 400)
  );
}

export const jar: Vessel = { box: { x: 236, y: 96, width: 528, height: 832 }, draw };
