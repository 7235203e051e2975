import { customerProcedure, liveProcedure, provenProcedure, publicProcedure, router } from '~/trpc/init';
import {
  checkCodeInput,
  deviceInput,
  naverSignUpInput,
  newPasswordInput,
  proveInput,
  sendCodeInput,
  sendEmailCodeInput,
  signUpInput,
} from './input';
import { changeEmail } from './service/change-email';
import { endDevice, endOtherDevices, listDevices } from './service/devices';
import { checkCode, sendCode } from './service/email-code';
import { getAccount } from './service/me';
import { changePassword, resetPassword } from './service/new-password';
import { proveByPassword, waysToProve } from './service/prove';
import { signUp, signUpWithNaver } from './service/sign-up';

export const accountRouter = router({
  me: customerProcedure.query(({ ctx }) => getAccount(ctx)),
  devices: customerProcedure.query(({ ctx }) => listDevices(ctx)),
  endDevice: liveProcedure.input(deviceInput).mutation(({ ctx, input }) => endDevice(ctx, input.id)),
  endOtherDevices: liveProcedure.mutation(({ ctx }) => endOtherDevices(ctx)),
  waysToProve: customerProcedure.query(({ ctx }) => waysToProve(ctx)),
  prove: liveProcedure.input(proveInput).mutation(({ ctx, input }) => proveByPassword(ctx, input)),
  sendCode: publicProcedure.input(sendCodeInput).mutation(({ ctx, input }) => sendCode(ctx, input)),
  checkCode: publicProcedure.input(checkCodeInput).mutation(({ ctx, input }) => checkCode(ctx, input)),
  resetPassword: publicProcedure.input(newPasswordInput).mutation(({ ctx, input }) => resetPassword(ctx, input)),
  changePassword: provenProcedure.input(newPasswordInput).mutation(({ ctx, input }) => changePassword(ctx, input)),
  sendEmailCode: provenProcedure
    .input(sendEmailCodeInput)
    .mutation(({ ctx, input }) => sendCode(ctx, { purpose: 'CHANGE_EMAIL', ...input })),
  changeEmail: provenProcedure.mutation(({ ctx }) => changeEmail(ctx)),
  signUp: publicProcedure.input(signUpInput).mutation(({ ctx, input }) => signUp(ctx, input)),
  signUpWithNaver: publicProcedure.input(naverSignUpInput).mutation(({ ctx, input }) => signUpWithNaver(ctx, input)),
});
