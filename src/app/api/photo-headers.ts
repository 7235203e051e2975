/** A photo is shown by itself, and does nothing else. */
export const PHOTO_HEADERS = {
  'content-type': 'image/webp',
  'x-content-type-options': 'nosniff',
  'content-disposition': 'inline',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
};
/** For whoever asked, and no cache. */
export const PRIVATE_PHOTO = { ...PHOTO_HEADERS, 'cache-control': 'private, no-store' };
