import type { SandboxClock } from '../clock';
import type { SandboxConfig } from '../config';
import type { Route } from '../http/router';
import { authorizeRoutes } from './authorize';
import { Grants } from './grants';
import type { Naver } from './naver';
import { profileRoutes } from './profile';
import { naverSimRoutes } from './sim-routes';
import { NaverSwitches } from './switches';
import { tokenRoutes } from './token';

export function createNaver(config: SandboxConfig, clock: SandboxClock): Naver {
  return {
    clientId: config.naverClientId,
    clientSecret: config.naverClientSecret,
    shopUrl: config.shopUrl,
    clock,
    grants: new Grants(() => clock.now()),
    switches: new NaverSwitches(),
  };
}

export function naverRoutes(naver: Naver): Route[] {
  return [...authorizeRoutes(naver), ...tokenRoutes(naver), ...profileRoutes(naver), ...naverSimRoutes(naver)];
}
