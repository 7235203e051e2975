import { arrangement } from '../art/emoji';
import type { Pack, Vessel } from '../pack';
import { clipped, filled, floorShadow } from '../shading';
import { labelFoot } from '../strip';
import { title } from '../title';
import { roundBand } from './cuts';

const BODY =
  'M314 184 Q314 152 338 136 Q500 150 662 136 Q686 152 686 184 V862 Q686 890 662 904 Q500 924 338 904 Q314 890 314 862 Z';
const TOP = 'M332 140 Q342 108 360 98 Q500 82 640 98 Q658 108 668 140 Q500 160 332 140 Z';
const FOOT = 'M338 902 Q500 924 662 902 L646 922 Q500 938 354 922 Z';

const LID = [
  '<ellipse cx="500" cy="99" rx="142" ry="17" fill="#e6eae8"/><ellipse cx="500" cy="101" rx="124" ry="12" fill="#aab1ad"/>',
  '<ellipse cx="514" cy="100" rx="40" ry="6" fill="#d9dedb"/><ellipse cx="470" cy="103" rx="22" ry="4" fill="#8d9490"/>',
].join('');

function draw(pack: Pack): string {
  const { paint } = pack;
  const frame = { x: 500, top: 200, width: 326, anchor: 'middle', name: 66, fill: paint.onBody, height: 190 } as const;
  const heading = title(pack, frame);
  const top = heading.bottom + 10;
  const radius = Math.min(146, (652 - top) / 2 + 4);
  const disc = `<circle cx="500" cy="${((top + 652) / 2).toFixed(1)}" r="${radius.toFixed(1)}" fill="${paint.paper}" fill-opacity=".94"/>`;
  return (
    floorShadow(500, 924, 188) +
    filled(FOOT, 'url(#metal)') +
    filled(BODY, 'url(#body)') +
    clipped('body-clip', BODY, filled(roundBand(314, 686, 660, 868, 10), paint.paper)) +
    filled(BODY, 'url(#round)') +
    filled(TOP, 'url(#metal)') +
    LID +
    disc +
    heading.svg +
    arrangement(pack.art, { x: 362, y: top + 6, width: 276, height: 640 - top }) +
    labelFoot(pack, 344, 832, 312, 116)
  );
}

export const can: Vessel = { box: { x: 314, y: 84, width: 372, height: 848 }, draw };
