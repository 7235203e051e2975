import 'server-only';
import type { PaymentGateway } from '../gateway';
import { toss } from '../toss';

const GATEWAYS: Readonly<Record<string, PaymentGateway>> = { [toss.name]: toss };

/** The gateway an attempt was made with. */
export function gatewayOf(provider: string): PaymentGateway {
  const gateway = GATEWAYS[provider];
  if (!gateway) throw new RangeError(`no gateway for ${provider}`);
  return gateway;
}
