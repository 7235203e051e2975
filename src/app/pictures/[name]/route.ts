import { readPicture } from '~/modules/catalog/service/product-pictures';
import { mediaTypeOf } from '~/server/stored-file';

export const dynamic = 'force-dynamic';

/** A file never changes under its name, and other sites may show it: messengers do. */
const KEPT = {
  'cache-control': 'public, max-age=31536000, immutable',
  'x-content-type-options': 'nosniff',
  'content-disposition': 'inline',
  'content-security-policy': "default-src 'none'; sandbox",
};

/** Gives a picture that staff uploaded for a product, or that was drawn for its shared links. */
export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const { name } = await params;
  const body = await readPicture(name);
  if (!body) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
  return new Response(body, { headers: { ...KEPT, 'content-type': mediaTypeOf(name) } });
}
