import type { SandboxClock } from '../clock';
import type { Grants } from './grants';
import type { NaverSwitches } from './switches';

/** Everything the login stand-in is made of. */
export interface Naver {
  clientId: string;
  clientSecret: string;
  shopUrl: string | undefined;
  clock: SandboxClock;
  grants: Grants;
  switches: NaverSwitches;
}
