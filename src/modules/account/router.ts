import { customerProcedure, publicProcedure, router } from '~/trpc/init';
import { naverSignUpInput, signUpInput } from './input';
import { getAccount } from './service/me';
import { signUp, signUpWithNaver } from './service/sign-up';

export const accountRouter = router({
  me: customerProcedure.query(({ ctx }) => getAccount(ctx)),
  signUp: publicProcedure.input(signUpInput).mutation(({ ctx, input }) => signUp(ctx, input)),
  signUpWithNaver: publicProcedure.input(naverSignUpInput).mutation(({ ctx, input }) => signUpWithNaver(ctx, input)),
});
