import { router } from '~/trpc/init';

export const orderRouter = router({});
