import { arrangement } from '../art/emoji';
import type { Pack, Vessel } from '../pack';
import { clipped, filled, floorShadow } from '../shading';
import { numberOverStrip, servingLine } from '../strip';
import { title } from '../title';
import { roundBand } from './cuts';

const BODY =
  'M424 150 H576 V206 C576 268 688 286 688 404 V876 Q688 926 640 926 H360 Q312 926 312 876 V404 C312 286 424 268 424 206 Z';
const CAP = 'M410 84 Q410 66 428 66 H572 Q590 66 590 84 V152 Q500 168 410 152 Z';

function cap(fill: string): string {
  const ribs = Array.from({ length: 15 }, (_, i) => `M${420 + i * 11.5} 84 V146`).join('');
  return (
    filled(CAP, fill) +
    `<path d="${ribs}" stroke="#000" stroke-opacity=".1" stroke-width="4"/>` +
    filled(CAP, 'url(#round)') +
    '<rect x="418" y="158" width="164" height="14" rx="7" fill="#000" fill-opacity=".16"/>'
  );
}

const SHRINK_EDGE = 'M312 404 V386 Q500 404 688 386 V394 Q500 412 312 394 Z';

function draw(pack: Pack): string {
  const { paint } = pack;
  const frame = { x: 344, top: 430, width: 312, anchor: 'start', name: 62, fill: paint.ink, height: 176 } as const;
  const heading = title(pack, frame);
  const top = heading.clear(470);
  const label = filled(roundBand(312, 688, 388, 846, 9), paint.paper) + filled(SHRINK_EDGE, '#000', 0.12);
  return (
    floorShadow(500, 926, 198) +
    filled(BODY, 'url(#body)') +
    clipped('body-clip', BODY, label) +
    filled(BODY, 'url(#round)') +
    cap(paint.lid) +
    heading.svg +
    arrangement(pack.art, { x: 424, y: top, width: 250, height: 800 - top, low: 672 }) +
    numberOverStrip(pack, 344, 808, 312, 124) +
    servingLine(pack, 500, 898, 300)
  );
}

export const bottle: Vessel = { box: { x: 312, y: 66, width: 376, height: 860 }, draw };
