import { AppError } from '~/lib/errors';
import { isId } from '~/lib/ids';
import { requireDesk } from '~/modules/account/service/roles';
import { keepPicture } from '~/modules/catalog/service/product-pictures';
import { signedSender, takePicture } from '../upload';

export const dynamic = 'force-dynamic';

/**
 * Takes one picture, as bytes, for the product that `?product=` names: of staff who look after products. It is shown nowhere until
 * they save the product with it, and that is written down.
 */
export async function POST(req: Request): Promise<Response> {
  const product = new URL(req.url).searchParams.get('product') ?? '';
  return takePicture(
    req,
    'picture.person',
    async (ctx) => {
      const sender = await signedSender(ctx);
      await requireDesk(sender.ctx, 'products');
      return sender;
    },
    async (ctx, bytes) => {
      if (!isId('prd', product)) throw new AppError('NOT_FOUND');
      return keepPicture(ctx, product, bytes, req);
    },
  );
}
