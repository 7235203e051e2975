import { AppError } from '~/lib/errors';
import { isId } from '~/lib/ids';
import { keepClaimPhoto } from '~/modules/claim/service/photos';
import { countedAs, requireMyOrder } from '~/modules/order/service/buyer';
import { takePicture } from '../upload';

export const dynamic = 'force-dynamic';

/** Takes one photo, as bytes, for a request about the order that `?order=` names: of whoever bought it, with an account or without. */
export async function POST(req: Request): Promise<Response> {
  const orderId = new URL(req.url).searchParams.get('order') ?? '';
  return takePicture(
    req,
    'photo.person',
    async (ctx) => {
      if (!isId('ord', orderId)) throw new AppError('NOT_FOUND');
      const buyer = await requireMyOrder(ctx, orderId);
      return { ctx: { ...ctx, orderId }, name: countedAs(ctx, buyer, orderId) };
    },
    (ctx, bytes) => keepClaimPhoto(ctx, ctx.orderId, bytes, req),
  );
}
