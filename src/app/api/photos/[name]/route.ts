import { readPhoto } from '~/modules/review/service/photos';
import { isFileName } from '~/server/stored-file';

export const dynamic = 'force-dynamic';

const HEADERS = {
  'content-type': 'image/webp',
  'x-content-type-options': 'nosniff',
  'content-disposition': 'inline',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
};
/** A file never changes under its name, and is gone for good once it is dropped. */
const KEPT = { ...HEADERS, 'cache-control': 'public, max-age=86400, immutable' };

export async function GET(_req: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const { name } = await params;
  const body = isFileName(name) ? await readPhoto(name) : null;
  return body ? new Response(body, { headers: KEPT }) : new Response(null, { status: 404 });
}
