import type { Palette } from './palettes';

type Stop = [offset: number, colour: string, opacity?: number];

function gradient(id: string, direction: string, stops: Stop[]): string {
  const inner = stops.map(
    ([offset, colour, opacity = 1]) => `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
  );
  return `<linearGradient id="${id}" ${direction}>${inner.join('')}</linearGradient>`;
}

const ACROSS = 'x1="0" y1="0" x2="1" y2="0"';
const DOWN = 'x1="0" y1="0" x2="0" y2="1"';
const BLACK = '#000';
const WHITE = '#fff';

export function definitions(paint: Palette): string {
  const shades = [
    gradient('body', 'x1="0" y1="0" x2="1" y2="1"', [
      [0, paint.light],
      [1, paint.dark],
    ]),
    gradient('round', ACROSS, [
      [0, BLACK, 0.3],
      [0.05, BLACK, 0.1],
      [0.11, WHITE, 0.3],
      [0.17, WHITE, 0.24],
      [0.27, WHITE, 0],
      [0.66, BLACK, 0],
      [0.88, BLACK, 0.15],
      [0.95, BLACK, 0.13],
      [1, BLACK, 0.34],
    ]),
    gradient('film', ACROSS, [
      [0, BLACK, 0.24],
      [0.035, BLACK, 0.04],
      [0.075, WHITE, 0.3],
      [0.15, WHITE, 0.02],
      [0.3, WHITE, 0],
      [0.74, BLACK, 0],
      [0.9, BLACK, 0.09],
      [0.945, WHITE, 0.12],
      [1, BLACK, 0.26],
    ]),
    gradient('fall', DOWN, [
      [0, WHITE, 0.1],
      [0.35, WHITE, 0],
      [0.8, BLACK, 0],
      [1, BLACK, 0.08],
    ]),
    gradient('wrap', DOWN, [
      [0, WHITE, 0.1],
      [0.07, WHITE, 0.36],
      [0.2, WHITE, 0.1],
      [0.45, WHITE, 0],
      [0.75, BLACK, 0.05],
      [1, BLACK, 0.26],
    ]),
    gradient('metal', ACROSS, [
      [0, '#8d9490'],
      [0.15, '#f6f8f7'],
      [0.5, '#c3c9c6'],
      [0.85, '#eef1f0'],
      [1, '#858c88'],
    ]),
    gradient('glare', 'x1="0" y1="0" x2="1" y2="1"', [
      [0, WHITE, 0.5],
      [1, WHITE, 0.05],
    ]),
  ];
  const filters = [
    '<filter id="soft" x="-50%" y="-200%" width="200%" height="500%"><feGaussianBlur stdDeviation="17"/></filter>',
    '<filter id="near" x="-50%" y="-200%" width="200%" height="500%"><feGaussianBlur stdDeviation="8"/></filter>',
    '<filter id="lying" x="-10%" y="-20%" width="120%" height="140%"><feGaussianBlur stdDeviation="14"/></filter>',
    '<filter id="drop" x="-30%" y="-30%" width="160%" height="160%"><feDropShadow dx="0" dy="10" stdDeviation="10" flood-color="#1c1408" flood-opacity=".24"/></filter>',
  ];
  return `<defs>${shades.join('')}${filters.join('')}</defs>`;
}

/** The shadow of something that lies on the floor and is seen from above. */
export function lyingShadow(path: string, drop: number): string {
  return `<path d="${path}" transform="translate(0 ${drop})" fill="${SHADOW}" fill-opacity=".3" filter="url(#lying)"/>`;
}

const SHADOW = '#2b2a20';

/** The pack's own shadow on the floor, drawn on clear ground so that it lies on any tile. */
export function floorShadow(centre: number, y: number, radius: number): string {
  const far = `<ellipse cx="${centre}" cy="${y}" rx="${radius}" ry="24" fill="${SHADOW}" fill-opacity=".32" filter="url(#soft)"/>`;
  const contact = `<ellipse cx="${centre}" cy="${y - 4}" rx="${radius * 0.9}" ry="9" fill="${SHADOW}" fill-opacity=".36" filter="url(#near)"/>`;
  return far + contact;
}

export function filled(path: string, paint: string, opacity = 1): string {
  return `<path d="${path}" fill="${paint}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>`;
}

export function clipped(id: string, path: string, content: string): string {
  return `<clipPath id="${id}"><path d="${path}"/></clipPath><g clip-path="url(#${id})">${content}</g>`;
}
