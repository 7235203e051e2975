import { customerProcedure, liveProcedure, publicProcedure, router } from '~/trpc/init';
import { addressInput, addressRefInput, changeAddressInput } from './address-input';
import { consentsInput, deviceInput, mailChoicesInput, naverSignUpInput, profileInput, signUpInput } from './input';
import { addAddress, changeAddress, listAddresses, makeDefaultAddress, removeAddress } from './service/addresses';
import { changeConsents, confirmConsents, getConsents } from './service/consents';
import { endDevice, endOtherDevices, listDevices } from './service/devices';
import { getAccount } from './service/me';
import { changeMailChoices, changeProfile, getMailChoices } from './service/profile';
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
  changeProfile: customerProcedure.input(profileInput).mutation(({ ctx, input }) => changeProfile(ctx, input)),
  consents: customerProcedure.query(({ ctx }) => getConsents(ctx)),
  changeConsents: customerProcedure.input(consentsInput).mutation(({ ctx, input }) => changeConsents(ctx, input)),
  confirmConsents: customerProcedure.mutation(({ ctx }) => confirmConsents(ctx)),
  mails: customerProcedure.query(({ ctx }) => getMailChoices(ctx)),
  changeMails: customerProcedure.input(mailChoicesInput).mutation(({ ctx, input }) => changeMailChoices(ctx, input)),
  signUp: publicProcedure.input(signUpInput).mutation(({ ctx, input }) => signUp(ctx, input)),
  signUpWithNaver: publicProcedure.input(naverSignUpInput).mutation(({ ctx, input }) => signUpWithNaver(ctx, input)),
});
