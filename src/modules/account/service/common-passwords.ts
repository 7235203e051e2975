import 'server-only';
import { AppError } from '~/lib/errors';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';

let common: Promise<ReadonlySet<string>> | undefined;

/** About 49,000 passwords that leaked most often, in lower case; read when the first one is asked about. */
const commonPasswords = () =>
  (common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map(String)),
  ));

/** Whether its letters are words at hand in this shop and nothing else, whatever digits and signs stand between them. */
function isOfWordsAtHand(plain: string): boolean {
  const letters = plain.normalize('NFC').replace(/\P{L}/gu, '');
  const words = shopPreset(env().SHOP).passwordWords.toSorted((a, b) => b.length - a.length);
  return letters !== '' && words.reduce((left, word) => left.replaceAll(word, ' '), letters).trim() === '';
}

/**
 * @throws AppError PASSWORD_COMMON for a password that is known from leaks, as it is or with other capitals, and for one that
 * consists of words at hand in this shop
 */
export async function requireUncommon(password: string): Promise<void> {
  const plain = password.toLowerCase();
  if (isOfWordsAtHand(plain) || (await commonPasswords()).has(plain)) throw new AppError('PASSWORD_COMMON');
}
