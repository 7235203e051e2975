import { router } from '~/trpc/init';

export const inventoryAdminRouter = router({});
