import 'server-only';
import { withoutEnd } from '~/lib/without-end';
import { LIST_FILTERS, SECURE } from './page-addresses.mjs';

/** What answers each request by itself, and may read its query. */
const READS_ITS_QUERY = new RegExp(
  String.raw`^/(?:api|_next|sitemap-products\.xml|${SECURE}|products/find|compare|products/[^/]+/reviews)(?:/|$)`,
);
/** The mark Next's router sets beside its header: Next compares both, and takes it out again of the router's own requests only. */
const ROUTER_MARK = '_rsc';
/** Any will do: the address of a request has none. */
const ORIGIN = 'http://shop';

/** A filter without a value is none: the rewrite that finds the dynamic list does not see it either. */
const isFiltered = (query: URLSearchParams) =>
  [...query].some(([key, value]) => LIST_FILTERS.includes(key) && value !== '');

/**
 * The address of a request without a query that nothing reads: a stored page holds the address it was first asked for, so that
 * the words of one visitor would be sent to all that come after.
 */
export function withoutUnreadQuery(address: string, { isRouter = false } = {}): string {
  const start = address.indexOf('?');
  if (start < 0) return address;
  if (!URL.canParse(address, ORIGIN)) return address.slice(0, start);
  const { pathname, searchParams } = new URL(address, ORIGIN);
  const path = withoutEnd(pathname.replace(/^\/(?:en|ko)(?=\/|$)/, ''), '/');
  if (READS_ITS_QUERY.test(path) || (path === '/products' && isFiltered(searchParams))) return address;
  const mark = isRouter ? searchParams.get(ROUTER_MARK) : null;
  return `${address.slice(0, start)}${mark === null ? '' : `?${ROUTER_MARK}=${encodeURIComponent(mark)}`}`;
}
