import { energyFactory } from './energy-factory';
import type { ShopPreset } from './preset';

const PRESETS: readonly ShopPreset[] = [energyFactory];

export const SHOP_IDS = PRESETS.map((preset) => preset.id);
export const DEFAULT_SHOP = energyFactory.id;

/** The preset with this id. @throws RangeError naming the presets that exist. */
export function shopPreset(id: string): ShopPreset {
  const preset = PRESETS.find((candidate) => candidate.id === id);
  if (!preset) throw new RangeError(`There is no shop preset "${id}". Presets: ${SHOP_IDS.join(', ')}.`);
  return preset;
}
