import { router } from '~/trpc/init';

export const paymentRouter = router({});
