import { findStaff, mayUse } from '~/modules/account/service/roles';
import { findPhoto } from '~/modules/review/service/photos';
import { db } from '~/server/db';
import { readPhoto } from '~/server/photos';
import { requestCtx } from '~/trpc/context';
import { givePhoto, noPhoto, PHOTO_HEADERS, PRIVATE_PHOTO } from '../../photo-headers';

export const dynamic = 'force-dynamic';

/** A file never changes under its name; within the hour nobody is shown one that was hidden or dropped. */
const KEPT = { ...PHOTO_HEADERS, 'cache-control': 'public, max-age=3600' };

/** Gives a photo to everybody; of a hidden review to its author, and to staff who look after reviews. */
export async function GET(req: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const { name } = await params;
  const photo = await findPhoto({ db: db() }, name);
  if (!photo) return noPhoto();
  const headers = new Headers(photo.hidden ? PRIVATE_PHOTO : KEPT);
  return givePhoto(headers, async () =>
    photo.hidden && !(await maySeeHidden(req, photo.userId, headers)) ? null : readPhoto(name),
  );
}

async function maySeeHidden(req: Request, author: string, resHeaders: Headers): Promise<boolean> {
  const ctx = await requestCtx(req.headers, { resHeaders });
  if (ctx.user?.id === author) return true;
  const staff = await findStaff(ctx);
  return staff !== null && staff.secondStep === 'NOTHING' && mayUse(staff, 'products');
}
