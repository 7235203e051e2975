import sharp from 'sharp';

/** A picture as a file field takes it. */
export const photo = async (name: string) => ({
  name,
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 900, height: 600, channels: 3, background: '#eba91a' } })
    .png()
    .toBuffer(),
});
