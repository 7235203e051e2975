import { findStaff, mayUse } from '~/modules/account/service/roles';
import { findPhoto, readPhoto } from '~/modules/review/service/photos';
import { db } from '~/server/db';
import { requestCtx } from '~/trpc/context';

export const dynamic = 'force-dynamic';

const HEADERS = {
  'content-type': 'image/webp',
  'x-content-type-options': 'nosniff',
  'content-disposition': 'inline',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
};
/** A file never changes under its name; within the hour nobody is shown one that was hidden or dropped. */
const KEPT = { ...HEADERS, 'cache-control': 'public, max-age=3600' };
const PRIVATE = { ...HEADERS, 'cache-control': 'private, no-store' };

/** Gives a photo to everybody; of a hidden review to its author, and to staff who look after reviews. */
export async function GET(req: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const { name } = await params;
  const photo = await findPhoto({ db: db() }, name);
  if (!photo) return new Response(null, { status: 404 });
  const headers = new Headers(photo.hidden ? PRIVATE : KEPT);
  if (photo.hidden && !(await maySeeHidden(req, photo.userId, headers)))
    return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
  const body = await readPhoto(name);
  return body ? new Response(body, { headers }) : new Response(null, { status: 404 });
}

async function maySeeHidden(req: Request, author: string, resHeaders: Headers): Promise<boolean> {
  const ctx = await requestCtx(req.headers, { resHeaders });
  if (ctx.user?.id === author) return true;
  const staff = await findStaff(ctx);
  return staff !== null && staff.secondStep === 'NOTHING' && mayUse(staff, 'products');
}
