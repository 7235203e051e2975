import type { Vessel, VesselName } from '../pack';
import { bar } from './bar';
import { bottle } from './bottle';
import { can } from './can';
import { cup } from './cup';
import { jar } from './jar';
import { pillow } from './pillow';
import { pouch } from './pouch';
import { sachet } from './sachet';
import { tray } from './tray';
import { tub } from './tub';

export const ALL_VESSELS: Record<VesselName, Vessel> = { bar, bottle, can, cup, jar, pillow, pouch, sachet, tray, tub };
