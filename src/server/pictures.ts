import 'server-only';
import sharp, { type Sharp } from 'sharp';
import { AppError, isAppError } from '~/lib/errors';
import { jpegScans } from './jpeg-scans';
import { turns } from './turns';

export const PICTURE_BYTES_MAX = 5 * 1024 * 1024;
const PIXELS_MAX = 25_000_000;
/** No camera's picture is longer; a strip one pixel high is held whole and takes gigabytes. */
const SIDE_MAX = 10_000;
const LARGE = 1600;
const SMALL = 320;
const SQUARE = 1200;
const BLUR = 16;
const SECONDS_MAX = 5;
/** What encoders write stays below; each costs as much as a whole drawing. */
const SCANS_MAX = 20;

/** Besides the one that is being drawn so many wait. */
const drawing = turns(1, 5);

/** Whose the picture is, and what says that they hung up. */
export type Sender = { readonly userId: string; readonly signal: AbortSignal };

export type Picture = {
  readonly large: Uint8Array;
  readonly small: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** The picture a few pixels wide, as a data address. */
  readonly blur: string;
};

const startsWith = (bytes: Uint8Array, at: number, word: string) =>
  Buffer.from(bytes.subarray(at, at + word.length)).toString('latin1') === word;

/** What the first bytes say it is; neither the name nor the type somebody sends counts. */
function kindOf(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | null {
  if (startsWith(bytes, 0, '\xff\xd8\xff')) return 'jpeg';
  if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  return startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP') ? 'webp' : null;
}

/**
 * Draws an uploaded picture anew, so that nothing of the file but its pixels is kept: no place, no camera, no second file inside.
 * One at a time: a picture may need a hundred megabytes while it is open.
 * @throws AppError PICTURE_LARGE beyond 5 MB, 25 megapixels or 10,000 pixels a side, PICTURE_UNREADABLE for whatever is no JPEG, PNG
 * or WebP, BUSY where too many wait or another of the sender's does
 */
export function redraw(bytes: Uint8Array, { userId, signal }: Sender): Promise<Picture> {
  return drawing.run(() => opened(bytes, draw), { name: userId, signal });
}

/** As `redraw`, but one square, what lies beyond the middle of it cut off. */
export function redrawSquare(bytes: Uint8Array, { userId, signal }: Sender): Promise<Uint8Array> {
  return drawing.run(() => opened(bytes, drawSquare), { name: userId, signal });
}

/** Draws something of the shop's own when it is its turn among what people upload. @throws AppError BUSY */
export function drawInLine<T>(userId: string, draw: () => Promise<T>): Promise<T> {
  return drawing.run(draw, { name: userId });
}

type Opened = () => Sharp;

async function opened<T>(bytes: Uint8Array, draw: (open: Opened) => Promise<T>): Promise<T> {
  if (bytes.byteLength > PICTURE_BYTES_MAX) throw new AppError('PICTURE_LARGE');
  const kind = kindOf(bytes);
  if (!kind || (kind === 'jpeg' && jpegScans(bytes) > SCANS_MAX)) throw new AppError('PICTURE_UNREADABLE');
  const open = () => sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' }).timeout({ seconds: SECONDS_MAX });
  try {
    const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (format !== kind) throw new AppError('PICTURE_UNREADABLE');
    if (width * height > PIXELS_MAX || Math.max(width, height) > SIDE_MAX) throw new AppError('PICTURE_LARGE');
    return await draw(open);
  } catch (error) {
    throw isAppError(error) ? error : new AppError('PICTURE_UNREADABLE', {}, { cause: error });
  }
}

async function draw(open: Opened): Promise<Picture> {
  const fitted = open().autoOrient().resize(LARGE, LARGE, { fit: 'inside', withoutEnlargement: true });
  const large = await fitted.webp({ quality: 80 }).toBuffer({ resolveWithObject: true });
  const shown = sharp(large.data);
  const small = await shown.clone().resize(SMALL, SMALL, { fit: 'cover' }).webp({ quality: 76 }).toBuffer();
  const blur = await shown.clone().resize(BLUR, BLUR, { fit: 'cover' }).webp({ quality: 40 }).toBuffer();
  const { width, height } = large.info;
  return {
    ...{ large: large.data, small, width, height },
    blur: `data:image/webp;base64,${blur.toString('base64')}`,
  };
}

async function drawSquare(open: Opened): Promise<Uint8Array> {
  const square = open().autoOrient().resize(SQUARE, SQUARE, { fit: 'cover' });
  return square.webp({ quality: 80 }).toBuffer();
}
