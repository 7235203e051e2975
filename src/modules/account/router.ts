import { customerProcedure, liveProcedure, publicProcedure, router } from '~/trpc/init';
import { addressInput, addressRefInput, changeAddressInput } from './address-input';
import { deviceInput, naverSignUpInput, signUpInput } from './input';
import { addAddress, changeAddress, listAddresses, makeDefaultAddress, removeAddress } from './service/addresses';
import { endDevice, endOtherDevices, listDevices } from './service/devices';
import { getAccount } from './service/me';
import { signUp, signUpWithNaver } from './service/sign-up';

const addressesRouter = router({
  list: customerProcedure.query(({ ctx }) => listAddresses(ctx)),
  add: customerProcedure.input(addressInput).mutation(({ ctx, input }) => addAddress(ctx, input)),
  change: customerProcedure.input(changeAddressInput).mutation(({ ctx, input }) => changeAddress(ctx, input)),
  remove: customerProcedure.input(addressRefInput).mutation(({ ctx, input }) => removeAddress(ctx, input.id)),
  makeDefault: customerProcedure.input(addressRefInput).mutation(({ ctx, input }) => makeDefaultAddress(ctx, input.id)),
});

export const accountRouter = router({
  me: customerProcedure.query(({ ctx }) => getAccount(ctx)),
  devices: customerProcedure.query(({ ctx }) => listDevices(ctx)),
  endDevice: liveProcedure.input(deviceInput).mutation(({ ctx, input }) => endDevice(ctx, input.id)),
  endOtherDevices: liveProcedure.mutation(({ ctx }) => endOtherDevices(ctx)),
  addresses: addressesRouter,
  signUp: publicProcedure.input(signUpInput).mutation(({ ctx, input }) => signUp(ctx, input)),
  signUpWithNaver: publicProcedure.input(naverSignUpInput).mutation(({ ctx, input }) => signUpWithNaver(ctx, input)),
});
