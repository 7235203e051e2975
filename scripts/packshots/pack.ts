import type { MacroGrams } from '~/modules/nutrition/rules';
import type { CatalogPack } from '../../drizzle/seed/schema';
import type { Palette } from './palettes';

export type VesselName = CatalogPack['vessel'];

export const CUTS = ['band', 'wave', 'arch', 'slant'] as const;
/** How the label paper meets the body: one manner per brand, so that a brand's packs look like a family. */
export type Cut = (typeof CUTS)[number];

export const TRAYS = ['cream', 'kraft', 'slate'] as const;
export type Tray = (typeof TRAYS)[number];

/** All a vessel needs to draw itself: words, pictures, colours, and the true numbers of one serving. */
export type Pack = {
  brand: string;
  name: string;
  flavour: string;
  serving: string;
  kcal: number;
  macros: MacroGrams;
  art: readonly string[];
  paint: Palette;
  cut: Cut;
  tray: Tray;
};

export type Box = { x: number; y: number; width: number; height: number };

/** A vessel draws on a clear canvas of 1000 x 1000; `box` is what it covers without its shadow. */
export type Vessel = { box: Box; draw: (pack: Pack) => string };
