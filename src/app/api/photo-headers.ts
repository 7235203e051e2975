import { refusalIn } from './refusal';

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

/** For whoever may not see it, or what is not there; a login that was renewed for the question is told its new cookies all the same. */
export function noPhoto(resHeaders = new Headers(), status = 404): Response {
  const headers = new Headers({ 'cache-control': 'private, no-store' });
  for (const cookie of resHeaders.getSetCookie()) headers.append('set-cookie', cookie);
  return new Response(null, { status, headers });
}

/** Answers with the photo that `find` gives, with what it says in the headers, or without one: where logins cannot be asked, 503. */
export async function givePhoto(
  resHeaders: Headers,
  find: () => Promise<Uint8Array<ArrayBuffer> | null>,
): Promise<Response> {
  try {
    const body = await find();
    return body ? new Response(body, { headers: resHeaders }) : noPhoto(resHeaders);
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return noPhoto(resHeaders, refusal.status);
  }
}
