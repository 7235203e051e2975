import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Weight = 500 | 600 | 700 | 800 | 900;

const FILES: Record<Weight, string> = {
  500: 'Pretendard-Medium.otf',
  600: 'Pretendard-SemiBold.otf',
  700: 'Pretendard-Bold.otf',
  800: 'Pretendard-ExtraBold.otf',
  900: 'Pretendard-Black.otf',
};

type Metrics = (codePoint: number) => number;

const loaded = new Map<Weight, Metrics>();

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i++) {
    const record = 12 + i * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no ${tag} table.`);
}

function glyphIndex(font: Buffer): (codePoint: number) => number {
  const cmap = tableOffset(font, 'cmap');
  const encodings = font.readUInt16BE(cmap + 2);
  for (let i = 0; i < encodings; i++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    if (font.readUInt16BE(subtable) !== 12) continue;
    const groups = font.readUInt32BE(subtable + 12);
    return (codePoint) => {
      for (let low = 0, high = groups - 1; low <= high;) {
        const middle = (low + high) >> 1;
        const group = subtable + 16 + middle * 12;
        if (codePoint < font.readUInt32BE(group)) high = middle - 1;
        else if (codePoint > font.readUInt32BE(group + 4)) low = middle + 1;
        else return font.readUInt32BE(group + 8) + codePoint - font.readUInt32BE(group);
      }
      return 0;
    };
  }
  throw new Error('The font has no cmap of format 12.');
}

function load(weight: Weight): Metrics {
  const folder = process.env.PACKSHOT_FONTS;
  if (!folder) throw new Error('PACKSHOT_FONTS is not set: start with `npm run packshots`.');
  const font = readFileSync(join(folder, FILES[weight]));
  const unitsPerEm = font.readUInt16BE(tableOffset(font, 'head') + 18);
  const longMetrics = font.readUInt16BE(tableOffset(font, 'hhea') + 34);
  const hmtx = tableOffset(font, 'hmtx');
  const glyph = glyphIndex(font);
  return (codePoint) => font.readUInt16BE(hmtx + 4 * Math.min(glyph(codePoint), longMetrics - 1)) / unitsPerEm;
}

/** Advance width of one line in em at size 1, tracking included; kerning is left out, so the result is never too small. */
export function emWidth(line: string, weight: Weight, tracking: number): number {
  let metrics = loaded.get(weight);
  if (!metrics) {
    metrics = load(weight);
    loaded.set(weight, metrics);
  }
  let width = 0;
  for (const character of line) width += metrics(character.codePointAt(0) ?? 0) + tracking;
  return line === '' ? 0 : width - tracking;
}
