import { customerProcedure, liveProcedure, publicProcedure, router } from '~/trpc/init';
import { deviceInput, naverSignUpInput, proveInput, signUpInput } from './input';
import { endDevice, endOtherDevices, listDevices } from './service/devices';
import { getAccount } from './service/me';
import { proveByPassword, waysToProve } from './service/prove';
import { signUp, signUpWithNaver } from './service/sign-up';

export const accountRouter = router({
  me: customerProcedure.query(({ ctx }) => getAccount(ctx)),
  devices: customerProcedure.query(({ ctx }) => listDevices(ctx)),
  endDevice: liveProcedure.input(deviceInput).mutation(({ ctx, input }) => endDevice(ctx, input.id)),
  endOtherDevices: liveProcedure.mutation(({ ctx }) => endOtherDevices(ctx)),
  waysToProve: customerProcedure.query(({ ctx }) => waysToProve(ctx)),
  prove: liveProcedure.input(proveInput).mutation(({ ctx, input }) => proveByPassword(ctx, input)),
  signUp: publicProcedure.input(signUpInput).mutation(({ ctx, input }) => signUp(ctx, input)),
  signUpWithNaver: publicProcedure.input(naverSignUpInput).mutation(({ ctx, input }) => signUpWithNaver(ctx, input)),
});
