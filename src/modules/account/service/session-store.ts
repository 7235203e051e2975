import { randomBytes } from 'node:crypto';
import type { Id } from '~/lib/ids';
import { sha256 } from '~/server/secret';

export type Rotation = {
  readonly userId: Id<'usr'>;
  readonly sid: string;
  /** The refresh cookie to use from now on; null where another tab has just been given it. */
  readonly cookie: string | null;
};

/** One login of a person: the device it was made on, in words, and when it was last renewed. */
export type Login = {
  readonly sid: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
};

/** When the holder of a login last proved who they are, whether that was after it began, and whether their authenticator app was asked in it. */
export type Standing = { readonly provenAt: Date; readonly isProvenAgain: boolean; readonly secondStep: boolean };

/** How a person came in, as far as the request tells. */
export type Entry = { readonly userId: Id<'usr'>; readonly device: string };

/**
 * Where logins («families») live for seven days after they were renewed last, and for thirty in all. Refresh cookies are `<sid>.<token>`; only hashes of tokens are kept. Every
 * method throws where the store cannot be reached: nobody is let in then, and nobody is put out.
 */
export type SessionStore = {
  /** Asks, by a write, as a login is one, whether a login could begin now: before anything is looked at that could open one. */
  requireThere: () => Promise<void>;
  start: (entry: Entry) => Promise<{ sid: string; cookie: string }>;
  /**
   * Exchanges a refresh cookie for the next one. Of many at once exactly one rotates; the others, and whoever comes with the
   * previous token within ten seconds, are let in without a new one. After that the previous one is exchanged again, for as long as
   * no next one was shown: its answer was lost. Anything else that names a family is a replay: the family is deleted and null
   * returned.
   */
  rotate: (cookie: string) => Promise<Rotation | null>;
  /** Ends one login; its refresh cookie is worth nothing from now on. @returns whether there was one */
  end: (sid: string) => Promise<boolean>;
  /** Ends all logins of a person, but for `kept`. @returns how many */
  endAll: (userId: Id<'usr'>, kept?: string) => Promise<number>;
  /** The person's logins, the one used last first. */
  list: (userId: Id<'usr'>) => Promise<Login[]>;
  /** What this login of theirs stands for; null where it has ended, whatever an access token says. */
  standing: (userId: Id<'usr'>, sid: string) => Promise<Standing | null>;
  /**
   * Its holder has just proven again who they are: the login goes on under another name and with another refresh cookie, and
   * whatever was given out for it before is worth nothing. `secondStep`: by their authenticator app, which it remembers; the first
   * time that belongs to logging in, and proves nothing beyond it.
   * @returns null where it has ended
   */
  prove: (userId: Id<'usr'>, sid: string, secondStep?: boolean) => Promise<{ sid: string; cookie: string } | null>;
};

/** A family that begins, or goes on under another name: its refresh cookie, and what is kept of it. */
export function newLogin(): { sid: string; hash: string; cookie: string } {
  const sid = randomBytes(16).toString('hex');
  const token = newToken();
  return { sid, hash: sha256(token), cookie: `${sid}.${token}` };
}

export const newToken = (): string => randomBytes(32).toString('base64url');

/** The login a refresh cookie names, be its token the newest or an old one; null where it is garbled. */
export const sidOf = (cookie: string): string | null => partsOf(cookie)?.sid ?? null;

/** The family a refresh cookie names and the hash of its token; null where it is garbled. */
export function partsOf(cookie: string): { sid: string; hash: string } | null {
  const match = /^([0-9a-f]{32})\.([\w-]{43})$/.exec(cookie);
  return match?.[1] && match[2] ? { sid: match[1], hash: sha256(match[2]) } : null;
}
