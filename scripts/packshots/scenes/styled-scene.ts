import { createHash } from 'node:crypto';
import type { Tile } from '~/modules/catalog/rules';
import { emoji } from '../art/emoji';
import type { Pack, VesselName } from '../pack';
import { definitions } from '../shading';
import { ALL_VESSELS } from '../vessels/all-vessels';
import { canvas, SIDE } from './pack-scene';

const TILES: Record<Tile, { ground: string; table: string; edge: string }> = {
  sage: { ground: '#EBF1E5', table: '#DCE6D2', edge: '#D0DDC4' },
  butter: { ground: '#F8F1DC', table: '#F0E4C2', edge: '#E7D8AE' },
  blush: { ground: '#F8EBE4', table: '#F0D9CD', edge: '#E7CBBC' },
  sky: { ground: '#E9F0F3', table: '#D8E4EA', edge: '#C9D9E1' },
  oat: { ground: '#F3EDE2', table: '#E7DCCA', edge: '#DCCEB7' },
};

const PACK_SCALE = 0.72;
const TALL = { horizon: 610, floor: 846 };
const WIDE = { horizon: 560, floor: 772 };

/** `out` is how far the middle stands outside the pack's edge, `down` how far before the pack's floor (behind: negative). */
type Piece = { art: number; side: 'left' | 'right'; out: number; down: number; size: number; turn: number };

const BESIDE: Piece[][] = [
  [
    { art: 0, side: 'right', out: 44, down: -56, size: 262, turn: 12 },
    { art: 2, side: 'left', out: 34, down: -78, size: 190, turn: -14 },
    { art: 1, side: 'left', out: 96, down: 92, size: 210, turn: 10 },
    { art: 1, side: 'right', out: 92, down: 98, size: 150, turn: -12 },
  ],
  [
    { art: 0, side: 'left', out: 44, down: -56, size: 262, turn: -12 },
    { art: 2, side: 'right', out: 34, down: -78, size: 190, turn: 14 },
    { art: 1, side: 'right', out: 96, down: 92, size: 210, turn: -10 },
    { art: 1, side: 'left', out: 92, down: 98, size: 150, turn: 14 },
  ],
  [
    { art: 1, side: 'right', out: 40, down: -66, size: 206, turn: 10 },
    { art: 2, side: 'left', out: 34, down: -84, size: 200, turn: -10 },
    { art: 0, side: 'right', out: 106, down: 90, size: 240, turn: -10 },
    { art: 1, side: 'left', out: 96, down: 98, size: 166, turn: -14 },
  ],
];

const BEFORE: Piece[][] = [
  [
    { art: 2, side: 'right', out: 26, down: -170, size: 196, turn: 10 },
    { art: 0, side: 'left', out: -20, down: 200, size: 236, turn: -10 },
    { art: 1, side: 'left', out: -206, down: 200, size: 142, turn: 12 },
    { art: 1, side: 'right', out: -24, down: 194, size: 190, turn: -10 },
  ],
  [
    { art: 2, side: 'left', out: 26, down: -170, size: 196, turn: -10 },
    { art: 0, side: 'right', out: -20, down: 200, size: 236, turn: 10 },
    { art: 1, side: 'right', out: -206, down: 200, size: 142, turn: -12 },
    { art: 1, side: 'left', out: -24, down: 194, size: 190, turn: 10 },
  ],
];

function standing(piece: Piece, art: readonly string[], halfWidth: number, floor: number): string {
  const name = art[piece.art] ?? art[0];
  if (!name) return '';
  const { size, turn } = piece;
  const reach = Math.min(halfWidth + piece.out, SIDE / 2 - 40 - size / 2);
  const x = SIDE / 2 + (piece.side === 'left' ? -reach : reach);
  const y = floor + piece.down;
  const shadow = `<ellipse cx="${x.toFixed(1)}" cy="${(y - size * 0.07).toFixed(1)}" rx="${(size * 0.4).toFixed(1)}" ry="${(size * 0.07).toFixed(1)}" fill="#2b2a20" fill-opacity=".36" filter="url(#near)"/>`;
  return shadow + emoji(name, x - size / 2, y - size, size, turn);
}

function pick(choices: Piece[][], seed: string): Piece[] {
  return choices[createHash('sha256').update(seed).digest().readUInt8(2) % choices.length] ?? [];
}

/** The pack at about 70 % on a table in its tile's tint, with the loose food it is about around it. */
export function styledScene(vessel: VesselName, pack: Pack, seed: string): string {
  const { box, draw } = ALL_VESSELS[vessel];
  const tint = TILES[pack.paint.tile];
  const wide = box.width > box.height;
  const { horizon, floor } = wide ? WIDE : TALL;
  const left = SIDE / 2 - PACK_SCALE * (box.x + box.width / 2);
  const top = floor - PACK_SCALE * (box.y + box.height);
  const place = `translate(${left.toFixed(1)} ${top.toFixed(1)}) scale(${PACK_SCALE})`;
  const pieces = pick(wide ? BEFORE : BESIDE, seed);
  const layer = (front: boolean) =>
    pieces
      .filter((piece) => piece.down > 0 === front)
      .map((piece) => standing(piece, pack.art, (PACK_SCALE * box.width) / 2, floor))
      .join('');
  return canvas(
    definitions(pack.paint) +
      `<rect width="${SIDE}" height="${SIDE}" fill="${tint.ground}"/>` +
      `<rect y="${horizon}" width="${SIDE}" height="${SIDE - horizon}" fill="${tint.table}"/>` +
      `<rect y="${horizon}" width="${SIDE}" height="3" fill="${tint.edge}"/>` +
      layer(false) +
      `<g transform="${place}">${draw(pack)}</g>` +
      layer(true),
  );
}
