import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import sharp, { type JpegOptions, type Sharp, type WebpOptions } from 'sharp';
import type { PictureKind } from './pictures';

type WebpKind = Exclude<PictureKind, 'share'>;
const ENCODING: Record<WebpKind, WebpOptions> = {
  pack: { quality: 73, alphaQuality: 100, effort: 5 },
  styled: { quality: 71, effort: 6 },
  nutrition: { lossless: true, effort: 6 },
};
/** Whoever draws links for messengers reads JPEG; not each of them reads WebP. */
const SHARED: JpegOptions = { quality: 72, mozjpeg: true };
const CARD_COLOURS = 16;
const SHADOW_STEP = 4;
const SHADOW_MOST = 140;
const REVISION = 1;

/** What decides the bytes of a picture beside its drawing. */
export function encodingOf(kind: PictureKind): unknown {
  if (kind === 'share') return [REVISION, SHARED, sharp.versions.vips];
  return [REVISION, ENCODING[kind], CARD_COLOURS, SHADOW_STEP, SHADOW_MOST, sharp.versions.vips];
}

// WebP keeps clear ground without loss, and a smooth shadow costs it a fifth of the file: coarser steps nobody sees do not
async function withCoarseShadow(svg: Buffer): Promise<Sharp> {
  const { data, info } = await sharp(svg).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  for (let i = 3; i < data.length; i += 4) {
    const alpha = data.readUInt8(i);
    if (alpha < SHADOW_MOST) data.writeUInt8(Math.round(alpha / SHADOW_STEP) * SHADOW_STEP, i);
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 4 } });
}

async function asCard(svg: Buffer): Promise<Sharp> {
  return sharp(await sharp(svg).removeAlpha().png({ palette: true, colours: CARD_COLOURS, dither: 0 }).toBuffer());
}

/** Draws one picture into its file; the same input gives the same bytes. */
export async function render(kind: PictureKind, svg: string, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const drawing = Buffer.from(svg);
  if (kind === 'share') await sharp(drawing).removeAlpha().jpeg(SHARED).toFile(file);
  else await renderWebp(kind, drawing, file);
}

async function renderWebp(kind: WebpKind, drawing: Buffer, file: string): Promise<void> {
  const image =
    kind === 'pack'
      ? await withCoarseShadow(drawing)
      : kind === 'nutrition'
        ? await asCard(drawing)
        : sharp(drawing).removeAlpha();
  await image.webp(ENCODING[kind]).toFile(file);
}
