import { router } from '~/trpc/init';

export const orderAdminRouter = router({});
