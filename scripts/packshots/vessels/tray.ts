import { macroStrip } from '~/modules/catalog/rules/house-mark';
import { emoji } from '../art/emoji';
import type { Box, Pack, Tray, Vessel } from '../pack';
import { clipped, filled, lyingShadow } from '../shading';
import { honestNumber } from '../strip';
import { fitSize, text } from '../text';
import { title } from '../title';
import { paperBelow } from './cuts';

const RIM = 'M150 176 H850 Q908 176 908 234 V788 Q908 846 850 846 H150 Q92 846 92 788 V234 Q92 176 150 176 Z';
const SLEEVE_TOP = 568;

const MATERIALS: Record<Tray, { rim: string; edge: string; well: string; cells: [string, string, string] }> = {
  cream: { rim: '#ece8dd', edge: '#cbc4b3', well: '#d5cfbf', cells: ['#f8f5ec', '#f3f3e6', '#f7efe2'] },
  kraft: { rim: '#d3b48a', edge: '#b08f63', well: '#b9976a', cells: ['#f3e6d0', '#efe1c6', '#f5ead8'] },
  slate: { rim: '#4a4c4e', edge: '#2f3133', well: '#343638', cells: ['#f6f3ea', '#f1efe2', '#f5ece0'] },
};

type Cell = Box & { fill: 0 | 1 | 2 };

const WHOLE: Cell[] = [{ x: 142, y: 226, width: 716, height: 410, fill: 0 }];
const HALVES: Cell[] = [
  { x: 142, y: 226, width: 408, height: 410, fill: 0 },
  { x: 570, y: 226, width: 288, height: 410, fill: 2 },
];
const THIRDS: Cell[] = [
  { x: 142, y: 226, width: 430, height: 410, fill: 0 },
  { x: 592, y: 226, width: 266, height: 164, fill: 1 },
  { x: 592, y: 408, width: 266, height: 228, fill: 2 },
];

function cells(pieces: number): Cell[] {
  return pieces >= 3 ? THIRDS : pieces === 2 ? HALVES : WHOLE;
}

function compartment(cell: Cell, fills: readonly string[]): string {
  const frame = `x="${cell.x}" y="${cell.y}" width="${cell.width}" height="${cell.height}" rx="30"`;
  return `<rect ${frame} fill="${fills[cell.fill] ?? ''}"/><rect ${frame} fill="none" stroke="#4a3a1c" stroke-opacity=".2" stroke-width="4"/>`;
}

function food(name: string, cell: Cell, index: number): string {
  const visible = Math.min(cell.height, SLEEVE_TOP - cell.y + 16);
  const size = Math.min(cell.width * 0.92, visible * 1.04, 340);
  return emoji(name, cell.x + (cell.width - size) / 2, cell.y + (visible - size) / 2, size, index % 2 ? 5 : -5);
}

const GLARE =
  '<path d="M300 176 H520 L250 568 H92 V480 Z" fill="url(#glare)" fill-opacity=".3"/><path d="M590 176 H640 L372 568 H322 Z" fill="url(#glare)" fill-opacity=".22"/>';

const CARD = { x: 588, y: 594, width: 284, height: 226 };

function sleeve(pack: Pack): string {
  const path = paperBelow(pack.cut, { top: SLEEVE_TOP, left: 84, right: 916, bottom: 870 }, 0.34);
  const band = filled(path, 'url(#body)');
  const edge = filled(path, '#fff', 0.3);
  const below = `<g transform="translate(0 8)">${band}</g>`;
  const card = `<rect x="${CARD.x}" y="${CARD.y}" width="${CARD.width}" height="${CARD.height}" rx="14" fill="${pack.paint.paper}"/>`;
  return clipped('rim', RIM, band + edge + below + card);
}

function print(pack: Pack): string {
  const { paint } = pack;
  const heading = title(pack, {
    x: 136,
    top: 602,
    width: 424,
    anchor: 'start',
    name: 74,
    fill: paint.onBody,
    height: 210,
  });
  const foot = `${pack.serving} · ${pack.kcal} kcal`;
  const style = { size: 26, weight: 800, tracking: -0.02 } as const;
  const width = CARD.width - 48;
  return (
    heading.svg +
    honestNumber(pack, CARD.x + 24, 736, 118) +
    macroStrip(pack.macros, CARD.x + 24, 754, width, 18) +
    text(foot, CARD.x + 24, 803, { ...style, size: fitSize(foot, width, style), fill: paint.ink })
  );
}

function draw(pack: Pack): string {
  const material = MATERIALS[pack.tray];
  const places = cells(pack.art.length);
  const foods = places.map((cell, i) => (pack.art[i] ? food(pack.art[i], cell, i) : '')).join('');
  return (
    lyingShadow(RIM, 26) +
    filled(RIM, material.rim) +
    `<path d="${RIM}" fill="none" stroke="${material.edge}" stroke-width="5"/>` +
    `<rect x="116" y="200" width="768" height="622" rx="42" fill="${material.well}"/>` +
    places.map((cell) => compartment(cell, material.cells)).join('') +
    `<g filter="url(#drop)">${foods}</g>` +
    clipped('lid', RIM, GLARE) +
    sleeve(pack) +
    filled(RIM, 'url(#fall)') +
    print(pack)
  );
}

export const tray: Vessel = { box: { x: 92, y: 176, width: 816, height: 670 }, draw };
