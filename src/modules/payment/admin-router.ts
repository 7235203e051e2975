import { router } from '~/trpc/init';

export const paymentAdminRouter = router({});
