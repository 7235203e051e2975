import {
  customerProcedure,
  liveProcedure,
  nothing,
  provenAgainProcedure,
  provenProcedure,
  publicProcedure,
  router,
} from '~/trpc/init';
import { addressInput, addressRefInput, changeAddressInput } from './address-input';
import {
  changePasswordInput,
  checkCodeInput,
  confirmSecondStepInput,
  consentsInput,
  deviceInput,
  mailChoicesInput,
  goToNaverInput,
  naverSignUpInput,
  newPasswordInput,
  profileInput,
  proveInput,
  returnEmailInput,
  secondStepInput,
  sendCodeInput,
  sendEmailCodeInput,
  signUpInput,
} from './input';
import { addAddress, changeAddress, listAddresses, makeDefaultAddress, removeAddress } from './service/addresses';
import { changeEmail, sendNewEmailCode } from './service/change-email';
import { changeConsents, confirmConsents, getConsents } from './service/consents';
import { endDevice, endOtherDevices, listDevices } from './service/devices';
import { checkCode, sendCode } from './service/email-code';
import { getAccount } from './service/me';
import { changeMailChoices, changeProfile, getMailChoices } from './service/profile';
import { unlinkNaver } from './service/naver-identity';
import { giveIntent } from './service/naver-intent';
import { changePassword, resetPassword, setFirstPassword } from './service/new-password';
import { getWaysIn, proveByPassword } from './service/prove';
import { returnEmail } from './service/return-email';
import {
  beginSecondStep,
  confirmSecondStep,
  endSecondStep,
  getSecondStep,
  passSecondStep,
  renewRecoveryCodes,
  sendSecondStepCode,
} from './service/second-step';
import { signUp, signUpWithNaver } from './service/sign-up';

const addressesRouter = router({
  list: customerProcedure.input(nothing).query(({ ctx }) => listAddresses(ctx)),
  add: customerProcedure.input(addressInput).mutation(({ ctx, input }) => addAddress(ctx, input)),
  change: customerProcedure.input(changeAddressInput).mutation(({ ctx, input }) => changeAddress(ctx, input)),
  remove: customerProcedure.input(addressRefInput).mutation(({ ctx, input }) => removeAddress(ctx, input.id)),
  makeDefault: customerProcedure.input(addressRefInput).mutation(({ ctx, input }) => makeDefaultAddress(ctx, input.id)),
});

/** The second step into the admin: for whoever is on the staff, nobody else learns of it. */
const secondStepRouter = router({
  state: liveProcedure.input(nothing).query(({ ctx }) => getSecondStep(ctx)),
  sendCode: provenAgainProcedure.input(nothing).mutation(({ ctx }) => sendSecondStepCode(ctx)),
  begin: provenAgainProcedure.input(nothing).mutation(({ ctx }) => beginSecondStep(ctx)),
  confirm: provenProcedure
    .input(confirmSecondStepInput)
    .mutation(({ ctx, input }) => confirmSecondStep(ctx, input.code)),
  pass: liveProcedure.input(secondStepInput).mutation(({ ctx, input }) => passSecondStep(ctx, input.code)),
  renewCodes: provenProcedure.input(secondStepInput).mutation(({ ctx, input }) => renewRecoveryCodes(ctx, input.code)),
  end: provenProcedure.input(secondStepInput).mutation(({ ctx, input }) => endSecondStep(ctx, input.code)),
});

export const accountRouter = router({
  me: customerProcedure.input(nothing).query(({ ctx }) => getAccount(ctx)),
  devices: customerProcedure.input(nothing).query(({ ctx }) => listDevices(ctx)),
  endDevice: provenProcedure.input(deviceInput).mutation(({ ctx, input }) => endDevice(ctx, input.id)),
  endOtherDevices: provenProcedure.input(nothing).mutation(({ ctx }) => endOtherDevices(ctx)),
  addresses: addressesRouter,
  secondStep: secondStepRouter,
  changeProfile: customerProcedure.input(profileInput).mutation(({ ctx, input }) => changeProfile(ctx, input)),
  consents: customerProcedure.input(nothing).query(({ ctx }) => getConsents(ctx)),
  changeConsents: customerProcedure.input(consentsInput).mutation(({ ctx, input }) => changeConsents(ctx, input)),
  confirmConsents: customerProcedure.input(nothing).mutation(({ ctx }) => confirmConsents(ctx)),
  mails: customerProcedure.input(nothing).query(({ ctx }) => getMailChoices(ctx)),
  changeMails: customerProcedure.input(mailChoicesInput).mutation(({ ctx, input }) => changeMailChoices(ctx, input)),
  waysIn: customerProcedure.input(nothing).query(({ ctx }) => getWaysIn(ctx)),
  prove: liveProcedure.input(proveInput).mutation(async ({ ctx, input }) => {
    await proveByPassword(ctx, input);
  }),
  proveWithNaver: liveProcedure
    .input(goToNaverInput)
    .mutation(({ ctx, input }) => giveIntent(ctx, 'PROVE', input.next)),
  linkNaver: provenAgainProcedure
    .input(goToNaverInput)
    .mutation(({ ctx, input }) => giveIntent(ctx, 'LINK', input.next)),
  unlinkNaver: provenProcedure.input(nothing).mutation(({ ctx }) => unlinkNaver(ctx)),
  sendCode: publicProcedure.input(sendCodeInput).mutation(({ ctx, input }) => sendCode(ctx, input)),
  checkCode: publicProcedure.input(checkCodeInput).mutation(({ ctx, input }) => checkCode(ctx, input)),
  resetPassword: publicProcedure.input(newPasswordInput).mutation(({ ctx, input }) => resetPassword(ctx, input)),
  changePassword: liveProcedure.input(changePasswordInput).mutation(({ ctx, input }) => changePassword(ctx, input)),
  setFirstPassword: provenAgainProcedure
    .input(newPasswordInput)
    .mutation(({ ctx, input }) => setFirstPassword(ctx, input)),
  sendEmailCode: provenAgainProcedure
    .input(sendEmailCodeInput)
    .mutation(({ ctx, input }) => sendNewEmailCode(ctx, input)),
  returnEmail: publicProcedure.input(returnEmailInput).mutation(({ ctx, input }) => returnEmail(ctx, input)),
  changeEmail: provenAgainProcedure.input(nothing).mutation(({ ctx }) => changeEmail(ctx)),
  signUp: publicProcedure.input(signUpInput).mutation(({ ctx, input }) => signUp(ctx, input)),
  signUpWithNaver: publicProcedure.input(naverSignUpInput).mutation(({ ctx, input }) => signUpWithNaver(ctx, input)),
});
