import type { Pack, VesselName } from '../pack';
import { definitions } from '../shading';
import { ALL_VESSELS } from '../vessels/all-vessels';

export const SIDE = 1000;

export function canvas(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${SIDE}" height="${SIDE}" viewBox="0 0 ${SIDE} ${SIDE}">${content}</svg>`;
}

/** The pack cut out on clear ground, with the shadow it throws on the floor. */
export function packScene(vessel: VesselName, pack: Pack): string {
  return canvas(packDrawing(vessel, pack));
}

export function packDrawing(vessel: VesselName, pack: Pack): string {
  return definitions(pack.paint) + ALL_VESSELS[vessel].draw(pack);
}
