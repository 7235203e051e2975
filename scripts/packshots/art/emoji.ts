import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { DRAWINGS, SUBSTITUTES } from './drawings';
import type { Box } from '../pack';

const side = z.number().optional();
const iconsSchema = z.object({
  icons: z.record(z.string(), z.object({ body: z.string(), width: side, height: side, left: side, top: side })),
});

const file = createRequire(import.meta.url).resolve('@iconify-json/fluent-emoji/icons.json');
const ICONS = new Map(Object.entries(iconsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).icons));

/** Names with @ are our own drawings, the others Fluent emoji (MIT). */
export function isDrawable(name: string): boolean {
  return name in DRAWINGS || ICONS.has(name);
}

// two emoji in one picture may use the same gradient ids
function ownIds(body: string, prefix: string): string {
  return body
    .replace(/id="([^"]+)"/g, `id="${prefix}$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${prefix}$1)`)
    .replace(/(?:xlink:)?href="#([^"]+)"/g, `href="#${prefix}$1"`);
}

/** One emoji with its upper left corner at (x, y), `size` wide and high, turned about its middle. */
export function emoji(hint: string, x: number, y: number, size: number, turn = 0): string {
  const name = SUBSTITUTES[hint] ?? hint;
  const half = (size / 2).toFixed(1);
  const place = `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn} ${half} ${half})`;
  const drawing = DRAWINGS[name];
  if (drawing) return `<g transform="${place} scale(${(size / 32).toFixed(4)})">${drawing}</g>`;
  const icon = ICONS.get(name);
  if (!icon) throw new Error(`There is no emoji "${name}" in Fluent Emoji and no drawing of our own.`);
  const grid = Math.max(icon.width ?? 32, icon.height ?? 32);
  const prefix = `e${createHash('sha256').update(`${name}|${place}`).digest('hex').slice(0, 8)}-`;
  const shift = `translate(${-(icon.left ?? 0)} ${-(icon.top ?? 0)})`;
  return `<g transform="${place} scale(${(size / grid).toFixed(4)}) ${shift}">${ownIds(icon.body, prefix)}</g>`;
}

type Frame = Box & { low?: number };

/**
 * Up to three emoji in a box: the first large at the right, the second half as large at its lower left, the third above.
 * `low` is how far down the small ones at the left may reach when words stand under them.
 */
export function arrangement(names: readonly string[], { x: left, y: top, width, height, low }: Frame): string {
  const [main, second, third] = names;
  if (!main) return '';
  const size = Math.min(height, width * (second ? 0.76 : 1), 340);
  const x = second ? left + width - size : left + (width - size) / 2;
  const y = top + (height - size) / 2;
  const parts: string[] = [];
  if (third) {
    const smallest = size * 0.4;
    parts.push(emoji(third, Math.max(left, x - smallest * 0.5), y + size * 0.02, smallest, 14));
  }
  parts.push(emoji(main, x, y, size, -8));
  if (second) {
    const wanted = Math.min(size * 0.56, width * 0.46);
    const bottom = Math.min(y + size * 1.02, low ?? Infinity);
    const small = Math.min(wanted, bottom - top);
    const roomy = small > wanted * 0.6;
    parts.push(
      roomy
        ? emoji(second, Math.max(left, x - small * 0.6), bottom - small, small, -12)
        : emoji(second, left + width - wanted, top + height - wanted, wanted, -12),
    );
  }
  return `<g filter="url(#drop)">${parts.join('')}</g>`;
}
