import 'server-only';
import { AppError } from '~/lib/errors';

let common: Promise<ReadonlySet<string>> | undefined;

/** About 49,000 passwords that leaked most often, in lower case; read when the first one is asked about. */
const commonPasswords = () =>
  (common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map(String)),
  ));

/** @throws AppError PASSWORD_COMMON for a password that is known from leaks, as it is or with other capitals */
export async function requireUncommon(password: string): Promise<void> {
  if ((await commonPasswords()).has(password.toLowerCase())) throw new AppError('PASSWORD_COMMON');
}
