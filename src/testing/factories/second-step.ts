import { Secret, TOTP } from 'otpauth';
import type { Id } from '~/lib/ids';
import { newSecret, sealSecret } from '~/modules/account/service/authenticator';
import { replaceRecoveryCodes } from '~/modules/account/service/recovery-codes';
import { secondSteps } from '~/modules/account/tables';
import { testDb } from '../db';

/** What an authenticator app shows so many half minutes from now. */
export const digitsOf = (secret: string, halfMinutes = 0, at = Date.now()): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at + halfMinutes * 30_000 });

/** Somebody's second step, on, with the secret of their app and their recovery codes. */
export async function givenSecondStep(userId: Id<'usr'>): Promise<{ secret: string; codes: string[] }> {
  const secret = newSecret();
  const confirmedAt = new Date();
  await testDb()
    .insert(secondSteps)
    .values({ userId, sealedSecret: await sealSecret(secret), confirmedAt });
  return { secret, codes: await replaceRecoveryCodes({ db: testDb() }, userId) };
}
