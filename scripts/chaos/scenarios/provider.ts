import { FAULT_KINDS } from '../../../sandbox/toss/faults';
import { buy, doubted } from '../flows/buying';
import type { Flow } from '../flows/flows';
import { cancelPaid } from '../flows/undoing';
import type { Scenario } from '../round';
import type { ProviderFault } from '../stage/provider';
import { pause } from '../stage/setting';

const SHORT_MS = 1_200;
/** Longer than the shop waits for the provider. */
const TOO_LONG_MS = 31_000;

function whileBroken(name: string, fault: ProviderFault, flow: Flow, forMs = 5_000): Scenario {
  return {
    name: `provider ${name}`,
    flow,
    trouble: async ({ world: { provider } }) => {
      await provider.breakIt({ times: null, delayMs: SHORT_MS, ...fault });
      await pause(forMs);
      return undefined;
    },
  };
}

/** Every fault the stand-in knows, for everybody and for some seconds. */
export const PROVIDER: readonly Scenario[] = [
  ...FAULT_KINDS.confirm.map((confirm) => whileBroken(`confirm ${confirm}`, { confirm }, buy)),
  ...FAULT_KINDS.cancel.map((cancel) => whileBroken(`cancel ${cancel}`, { cancel }, cancelPaid)),
  ...FAULT_KINDS.get.map((get) => whileBroken(`look-up ${get}`, { get }, doubted)),
  ...FAULT_KINDS.webhook.map((webhook) => whileBroken(`webhook ${webhook}`, { webhook }, cancelPaid)),
  whileBroken('confirm slower than the shop waits', { confirm: 'slow', delayMs: TOO_LONG_MS, times: 5 }, buy, 33_000),
  whileBroken('confirm begun late', { confirm: 'slow-before', delayMs: TOO_LONG_MS, times: 5 }, buy, 33_000),
  whileBroken('keeps its errors', { confirm: '500-after', cancel: '500-after', keepError: true }, cancelPaid),
  whileBroken(
    'gone',
    { confirm: 'reset-before', cancel: 'reset-before', get: 'reset-before', webhook: 'never' },
    cancelPaid,
  ),
];
