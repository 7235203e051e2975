import 'server-only';
import { env, type Env } from './env';

/** The origin itself and, for a provider's public host, its siblings: a payment window speaks to several of them. */
function hostsOf(address: string): string[] {
  const { origin, protocol, hostname } = new URL(address);
  const parent = hostname.split('.').slice(1).join('.');
  return protocol === 'https:' && parent.includes('.') ? [origin, `https://*.${parent}`] : [origin];
}

/** Where the postcode search of production comes from, and the frames it opens. */
const POSTCODE_SCRIPT = 'https://t1.daumcdn.net';
const POSTCODE_FRAMES = ['https://postcode.map.kakao.com', 'https://postcode.map.daum.net'];

/** What a page of this address opens that is not ours. */
export type Outside = { readonly payment: boolean; readonly postcode: boolean };

/** What is opened on a page, by its path with or without the prefix of its language. */
export function outsideOf(pathname: string): Outside {
  const payment = /^\/(?:en\/)?checkout(?:\/|$)/.test(pathname);
  return { payment, postcode: /^\/(?:en\/)?(?:checkout|account\/addresses)\/?$/.test(pathname) };
}

/**
 * The content policy of a (secure) document. Where one pays it adds the payment provider's hosts, as the environment names
 * them; where one looks for a postal code those of its search, which only production opens.
 */
export function securePolicy(
  nonce: string,
  { payment, postcode }: Outside,
  { TOSS_SDK_URL, TOSS_API_URL, APP_ENV }: Pick<Env, 'TOSS_SDK_URL' | 'TOSS_API_URL' | 'APP_ENV'> = env(),
): string {
  const search = postcode && APP_ENV === 'production';
  const hosts = payment ? [...new Set([...hostsOf(TOSS_SDK_URL), ...hostsOf(TOSS_API_URL)])] : [];
  const frames = search ? [...hosts, ...POSTCODE_FRAMES] : hosts;
  const withHosts = (directive: string) => [directive, ...hosts].join(' ');
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${search ? ` ${POSTCODE_SCRIPT}` : ''}${APP_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    withHosts("connect-src 'self'"),
    frames.length > 0 ? `frame-src ${frames.join(' ')}` : "frame-src 'none'",
    withHosts("form-action 'self'"),
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    'report-uri /api/csp-report',
  ].join('; ');
}
