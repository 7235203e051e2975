import { createHash } from 'node:crypto';
import type { Tile } from '~/modules/catalog/rules';
import { shifted } from './colour';

/** Matte pack colours: the body from light to dark, text on it, label paper, ink on paper, lid, tint of the tile behind. */
export type Palette = {
  light: string;
  dark: string;
  onBody: string;
  paper: string;
  ink: string;
  lid: string;
  tile: Tile;
};

const WHITE = '#ffffff';

function palette(colours: [string, string, string, string, string], tile: Tile, onBody: string = WHITE): Palette {
  const [light, dark, paper, ink, lid] = colours;
  return { light, dark, onBody, paper, ink, lid, tile };
}

const PALETTES: Record<string, Palette> = {
  moss: palette(['#2f7a52', '#15523a', '#f4f6e8', '#123f2c', '#123f2c'], 'sage'),
  cocoa: palette(['#7b4a33', '#4a2a1d', '#f8efe2', '#3d2116', '#3d2116'], 'oat'),
  butter: palette(['#f4c64b', '#dda233', '#fff8e2', '#4a3206', '#fff4d6'], 'butter', '#432d05'),
  plum: palette(['#9a6a8f', '#6b3f63', '#f8eef2', '#4a2344', '#4a2344'], 'blush'),
  oat: palette(['#b3905a', '#7f5f30', '#fbf5e8', '#46330f', '#5f4722'], 'oat'),
  clay: palette(['#b9694a', '#84412a', '#fbf0e6', '#4c2212', '#5b2a18'], 'blush'),
  rose: palette(['#e67f84', '#bd4f5e', '#fff2ef', '#6d1f2b', '#6d1f2b'], 'blush'),
  lime: palette(['#b4cf4c', '#82a834', '#f8fbe6', '#2d430b', '#2d430b'], 'sage', '#263a08'),
  tangerine: palette(['#ee8f38', '#c9651c', '#fff4e4', '#592a05', '#592a05'], 'butter'),
  tomato: palette(['#d9583f', '#a5331f', '#fff1e8', '#5c150a', '#5c150a'], 'blush'),
  wheat: palette(['#c69a58', '#8f6a34', '#fdf7ea', '#49340f', '#8a6530'], 'butter'),
  sky: palette(['#7fa9c8', '#4c7a9d', '#f1f7fb', '#143549', '#e3eff6'], 'sky'),
};

const HUE_RANGE = 9;
const LIGHTNESS_RANGE = 0.035;

/** A palette in the product's own shade of it. Throws an error that names the product when no such palette is known. */
export function paletteOf(name: string, product: string): Palette {
  const base = PALETTES[name];
  if (!base)
    throw new Error(`Product ${product}: unknown palette "${name}". Known: ${Object.keys(PALETTES).join(', ')}.`);
  const hash = createHash('sha256').update(product).digest();
  const within = (range: number, byte: number) => (byte / 255) * 2 * range - range;
  const hue = within(HUE_RANGE, hash.readUInt8(0));
  const lightness = within(LIGHTNESS_RANGE, hash.readUInt8(1));
  const own = (colour: string) => shifted(colour, hue, lightness);
  return { ...base, light: own(base.light), dark: own(base.dark), lid: own(base.lid) };
}
