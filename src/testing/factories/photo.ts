import sharp from 'sharp';

/** The bytes of a photo, as a camera would send them. */
export async function anyPhoto(): Promise<Uint8Array> {
  const photo = sharp({ create: { width: 40, height: 30, channels: 3, background: '#7fd6a6' } });
  return new Uint8Array(await photo.jpeg().toBuffer());
}
