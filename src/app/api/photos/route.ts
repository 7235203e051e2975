import { keepPhoto } from '~/modules/review/service/photos';
import { signedSender, takePicture } from '../upload';

export const dynamic = 'force-dynamic';

/** Takes one photo, as bytes, of somebody signed in who is about to write a review. */
export async function POST(req: Request): Promise<Response> {
  return takePicture(req, 'photo.person', signedSender, (ctx, bytes) => keepPhoto(ctx, bytes, req));
}
