import { router } from '~/trpc/init';

export const cartRouter = router({});
