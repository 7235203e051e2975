import 'server-only';
import { sha256 } from '~/server/secret';

/**
 * What stands in the fail address of an attempt: it shows that a browser comes from the attempt's window, not from a link somebody
 * wrote, and it confirms nothing. From the hash of the token in the success address, which only the shop knows.
 */
export const failTokenOf = (returnTokenHash: string): string => sha256(`fail ${returnTokenHash}`);
