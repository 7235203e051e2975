import { z } from 'zod';

export const SWITCHES = z.strictObject({
  /** `expires_in` as a JSON number instead of a string. */
  numberExpiresIn: z.boolean().default(false),
  missingEmail: z.boolean().default(false),
  missingName: z.boolean().default(false),
  /** The profile answers resultcode 024, with this HTTP status. */
  profile024: z.enum(['off', '401', '200']).default('off'),
  /** The token call answers "no valid data in session". */
  noValidData: z.boolean().default(false),
  /** The token call answers HTTP 500. */
  token500: z.boolean().default(false),
});

export type Switches = z.infer<typeof SWITCHES>;

const EVERYONE = '*';

/** Faults of the login, for everyone or for one user id only. */
export class NaverSwitches {
  private readonly byUser = new Map<string, Switches>();

  set(userId: string | undefined, changes: Partial<Switches>): Switches {
    const changed = { ...this.for(userId), ...changes };
    this.byUser.set(userId ?? EVERYONE, changed);
    return changed;
  }

  for(userId: string | undefined): Switches {
    const own = userId === undefined ? undefined : this.byUser.get(userId);
    return own ?? this.byUser.get(EVERYONE) ?? SWITCHES.parse({});
  }

  all(): Record<string, Switches> {
    return { [EVERYONE]: this.for(undefined), ...Object.fromEntries(this.byUser) };
  }

  clear() {
    this.byUser.clear();
  }
}
