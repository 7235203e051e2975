import { router } from '~/trpc/init';

export const catalogAdminRouter = router({});
