import type { StaffArea } from '~/modules/account/rules';

/** Who comes to a route. The owner is whose order the addresses name. */
export type Visitor = 'nobody' | 'guest' | 'owner' | 'other' | 'seller' | 'staff' | `staff ${StaffArea}` | 'admin';

/** What the addresses name. */
export type Named = {
  readonly orderId: string;
  readonly lineId: string;
  readonly slug: string;
  readonly productId: string;
  readonly variantId: string;
  readonly memberId: string;
};

type Answer = number | ((visitor: Visitor) => number);
export type RoutePolicy = { readonly at: (named: Named) => string; readonly answer: Answer; readonly isPage: boolean };

const isSignedIn = (visitor: Visitor) => visitor !== 'nobody' && visitor !== 'guest';
const page = (at: string | RoutePolicy['at'], answer: Answer): RoutePolicy => ({
  at: typeof at === 'string' ? () => at : at,
  answer,
  isPage: true,
});
const machine = (at: string, answer: Answer): RoutePolicy => ({ at: () => at, answer, isPage: false });

const signedIn: Answer = (visitor) => (isSignedIn(visitor) ? 200 : 307);
const strangers: Answer = (visitor) => (isSignedIn(visitor) ? 307 : 200);
const owned =
  (found: number): Answer =>
  (visitor) =>
    !isSignedIn(visitor) ? 307 : visitor === 'owner' ? found : 404;
/** Staff of one area and admins; everybody else learns nothing. */
const desk =
  (area: StaffArea | null): Answer =>
  (visitor) =>
    visitor === 'admin' || (area !== null && visitor === `staff ${area}`) ? 200 : 404;
const isOnStaff = (visitor: Visitor) => visitor === 'admin' || visitor === 'staff' || visitor.startsWith('staff ');
const anyDesk: Answer = (visitor) => (visitor === 'admin' || visitor.startsWith('staff ') ? 200 : 404);

/** Every page and every handler there is, by its file below src/app, and what it answers to whom. */
export const ROUTE_POLICIES: Record<string, RoutePolicy> = {
  '[locale]/(shop)/page.tsx': page('/', 200),
  '[locale]/(shop)/products/page.tsx': page('/products', 200),
  '[locale]/(shop)/products/find/page.tsx': page('/products?q=a', 200),
  '[locale]/(shop)/products/[slug]/page.tsx': page(({ slug }) => `/products/${slug}`, 200),
  '[locale]/(shop)/compare/page.tsx': page('/compare', 200),
  '[locale]/(shop)/products/[slug]/reviews/page.tsx': page(({ slug }) => `/products/${slug}/reviews`, 200),
  '[locale]/(shop)/products/[slug]/questions/page.tsx': page(({ slug }) => `/products/${slug}/questions`, 200),
  '[locale]/(shop)/about/page.tsx': page('/about', 200),
  '[locale]/(shop)/calculator/page.tsx': page('/calculator', 200),
  '[locale]/(shop)/help/page.tsx': page('/help', 200),
  '[locale]/(shop)/terms/page.tsx': page('/terms', 200),
  '[locale]/(shop)/privacy/page.tsx': page('/privacy', 200),
  '[locale]/(shop)/missing/page.tsx': page('/missing', 404),
  // In English alone: the other language leads there.
  '[locale]/(shop)/design/page.tsx': machine('/en/design', 200),
  '[locale]/(secure)/cart/page.tsx': page('/cart', 200),
  '[locale]/(secure)/login/page.tsx': page('/login', strangers),
  '[locale]/(secure)/signup/page.tsx': page('/signup', strangers),
  '[locale]/(secure)/reset/page.tsx': page('/reset', 200),
  '[locale]/(secure)/email-return/page.tsx': page('/email-return', 200),
  '[locale]/(secure)/account/page.tsx': page('/account', signedIn),
  '[locale]/(secure)/account/missing/page.tsx': page('/account/missing', 404),
  '[locale]/(secure)/account/addresses/page.tsx': page('/account/addresses', signedIn),
  '[locale]/(secure)/account/consents/page.tsx': page('/account/consents', signedIn),
  '[locale]/(secure)/account/email/page.tsx': page('/account/email', signedIn),
  '[locale]/(secure)/account/leave/page.tsx': page('/account/leave', signedIn),
  '[locale]/(secure)/account/notifications/page.tsx': page('/account/notifications', signedIn),
  '[locale]/(secure)/account/questions/page.tsx': page('/account/questions', signedIn),
  '[locale]/(secure)/account/questions/ask/[slug]/page.tsx': page(
    ({ slug }) => `/account/questions/ask/${slug}`,
    signedIn,
  ),
  '[locale]/(secure)/account/wishes/page.tsx': page('/account/wishes', 200),
  '[locale]/(secure)/account/reviews/page.tsx': page('/account/reviews', signedIn),
  '[locale]/(secure)/account/password/page.tsx': page('/account/password', signedIn),
  '[locale]/(secure)/account/second-step/page.tsx': page('/account/second-step', (visitor) =>
    isSignedIn(visitor) ? (isOnStaff(visitor) ? 200 : 404) : 307,
  ),
  '[locale]/(secure)/account/restock/page.tsx': page('/account/restock', signedIn),
  '[locale]/(secure)/restock/[variant]/page.tsx': page(({ variantId }) => `/restock/${variantId}`, 200),
  // Without the key of a mail nobody finds one.
  '[locale]/(secure)/restock/alert/[id]/page.tsx': page('/restock/alert/rst_00000000000000000000', 404),
  '[locale]/(secure)/orders/page.tsx': page('/orders', signedIn),
  '[locale]/(secure)/orders/[id]/page.tsx': page(({ orderId }) => `/orders/${orderId}`, owned(200)),
  '[locale]/(secure)/orders/[id]/receipt/page.tsx': page(({ orderId }) => `/orders/${orderId}/receipt`, owned(200)),
  '[locale]/(secure)/orders/[id]/claim/[kind]/page.tsx': page(
    ({ orderId }) => `/orders/${orderId}/claim/cancel`,
    owned(200),
  ),
  '[locale]/(secure)/orders/[id]/review/[line]/page.tsx': page(
    ({ orderId, lineId }) => `/orders/${orderId}/review/${lineId}`,
    owned(200),
  ),
  '[locale]/(secure)/orders/lookup/page.tsx': page('/orders/lookup', 200),
  // Without lines to buy it leads to the cart; the guest has some.
  '[locale]/(secure)/checkout/page.tsx': page('/checkout', (visitor) => (visitor === 'guest' ? 200 : 307)),
  '[locale]/(secure)/checkout/success/page.tsx': page(({ orderId }) => `/checkout/success?o=${orderId}`, owned(200)),
  '[locale]/(secure)/checkout/fail/page.tsx': page(({ orderId }) => `/checkout/fail?o=${orderId}`, owned(307)),
  '[locale]/(secure)/admin/page.tsx': page('/admin', anyDesk),
  '[locale]/(secure)/admin/orders/page.tsx': page('/admin/orders', desk('orders')),
  '[locale]/(secure)/admin/orders/[id]/page.tsx': page(({ orderId }) => `/admin/orders/${orderId}`, desk('orders')),
  '[locale]/(secure)/admin/claims/page.tsx': page('/admin/claims', desk('orders')),
  '[locale]/(secure)/admin/products/page.tsx': page('/admin/products', desk('products')),
  '[locale]/(secure)/admin/products/[id]/page.tsx': page(
    ({ productId }) => `/admin/products/${productId}`,
    desk('products'),
  ),
  '[locale]/(secure)/admin/products/[id]/edit/page.tsx': page(
    ({ productId }) => `/admin/products/${productId}/edit`,
    desk('products'),
  ),
  '[locale]/(secure)/admin/search/page.tsx': page('/admin/search', desk('products')),
  '[locale]/(secure)/admin/questions/page.tsx': page('/admin/questions', desk('products')),
  '[locale]/(secure)/admin/reviews/page.tsx': page('/admin/reviews', desk('products')),
  '[locale]/(secure)/admin/stock/page.tsx': page('/admin/stock', desk('products')),
  '[locale]/(secure)/admin/members/page.tsx': page('/admin/members', desk('members')),
  '[locale]/(secure)/admin/members/[id]/page.tsx': page(
    ({ memberId }) => `/admin/members/${memberId}`,
    desk('members'),
  ),
  '[locale]/(secure)/admin/books/page.tsx': page('/admin/books', desk('money')),
  '[locale]/(secure)/admin/acts/page.tsx': page('/admin/acts', desk(null)),
  'api/auth/[...nextauth]/route.ts': machine('/api/auth/csrf', 200),
  'api/trpc/[trpc]/route.ts': machine('/api/trpc/cart.summary', 200),
  'api/health/route.ts': machine('/api/health', 200),
  'api/ready/route.ts': machine('/api/ready', 200),
  'api/cron/[job]/route.ts': machine('/api/cron/outbox', 404),
  'api/webhooks/[provider]/route.ts': machine('/api/webhooks/toss', 405),
  'api/webhooks/naver/route.ts': machine('/api/webhooks/naver', 405),
  // To have logged in is not enough: it asks for a proof after the login.
  'api/me/export/route.ts': machine('/api/me/export', (visitor) => (isSignedIn(visitor) ? 403 : 401)),
  'api/photos/route.ts': machine('/api/photos', 405),
  'api/photos/[name]/route.ts': machine('/api/photos/pho_00000000000000000000-320.webp', 404),
  'api/claim-photos/route.ts': machine('/api/claim-photos', 405),
  'api/claim-photos/[name]/route.ts': machine('/api/claim-photos/clp_00000000000000000000-320.webp', 404),
  'api/pictures/route.ts': machine('/api/pictures', 405),
  'pictures/[name]/route.ts': machine('/pictures/pic_00000000000000000000.webp', 404),
  'api/csp-report/route.ts': machine('/api/csp-report', 405),
  'llms.txt/route.ts': machine('/llms.txt', 200),
  'sitemap.xml/route.ts': machine('/sitemap.xml', 200),
  'sitemap-pages.xml/route.ts': machine('/sitemap-pages.xml', 200),
  'sitemap-products.xml/route.ts': machine('/sitemap-products.xml', 200),
  'feeds/naver.txt/route.ts': machine('/feeds/naver.txt', 200),
  'feeds/google.xml/route.ts': machine('/feeds/google.xml', 200),
  'robots.ts': machine('/robots.txt', 200),
  'manifest.ts': machine('/manifest.webmanifest', 200),
};
