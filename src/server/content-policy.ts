import 'server-only';
import { env } from './env';

/** The origin itself and, for a provider's public host, its siblings: a payment window speaks to several of them. */
function hostsOf(address: string): string[] {
  const { origin, protocol, hostname } = new URL(address);
  const parent = hostname.split('.').slice(1).join('.');
  return protocol === 'https:' && parent.includes('.') ? [origin, `https://*.${parent}`] : [origin];
}

/** The content policy of a (secure) document; `payment` adds the payment provider's hosts, as the environment names them. */
export function securePolicy(nonce: string, payment: boolean): string {
  const { TOSS_SDK_URL, TOSS_API_URL, APP_ENV } = env();
  const hosts = payment ? [...new Set([...hostsOf(TOSS_SDK_URL), ...hostsOf(TOSS_API_URL)])].join(' ') : '';
  const withHosts = (directive: string) => `${directive} ${hosts}`.trimEnd();
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${APP_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    withHosts("connect-src 'self'"),
    hosts ? `frame-src ${hosts}` : "frame-src 'none'",
    withHosts("form-action 'self'"),
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    'report-uri /api/csp-report',
  ].join('; ');
}
