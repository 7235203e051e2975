import path from 'node:path';
import createNextIntlPlugin from 'next-intl/plugin';
import { LIST_FILTERS, SECURE } from './src/server/page-addresses.mjs';

const LOCALES = ['ko', 'en'];

// The stored catalogue document cannot read a query, so a list with any filter is answered by its dynamic twin.
const filteredLists = LIST_FILTERS.flatMap((key) =>
  LOCALES.map((locale) => ({
    source: locale === 'ko' ? '/products' : '/en/products',
    has: [{ type: 'query', key }],
    destination: `/${locale}/products/find`,
  })),
);

// A stored page is dropped the moment its product changes: a cache in front may keep it, but has to ask each time.
const STORED_CACHE = { key: 'Cache-Control', value: 'public, max-age=0, must-revalidate' };
const unfiltered = LIST_FILTERS.map((key) => ({ type: 'query', key }));
const storedPages = ['', '/en'].flatMap((prefix) => [
  { source: prefix || '/' },
  { source: `${prefix}/products`, missing: unfiltered },
  { source: `${prefix}/products/:slug((?!find$)[^/]+)` },
  { source: `${prefix}/:page(about|calculator|help|terms|privacy)` },
]);

// Whatever an API address answers is for whoever asked, refusals and what is not there too; only stock and cards may be shared, and say so.
const PRIVATE_CACHE = { key: 'Cache-Control', value: 'private, no-store' };
const privateAnswers = [{ source: '/api' }, { source: '/api/:path((?!trpc/catalog\\.(?:stock|cards)$).*)' }];

const STATIC_POLICY = [
  "default-src 'self'",
  // Stored documents carry Next's inline data, which cannot hold a nonce.
  `script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  'report-uri /api/csp-report',
].join('; ');

const COMMON_HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
];

/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  // A lock file in some parent folder must not move the root.
  outputFileTracingRoot: import.meta.dirname,
  // Words are drawn into the pictures of shared links.
  outputFileTracingIncludes: { '/**': ['src/styles/fonts/pretendard/Pretendard-Bold.otf'] },
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  // Answers are packed in src/server/packed-answers.ts: stored pages once, and not for every visitor.
  compress: false,
  // Every document has its title and description in its head from the first byte, for readers as for robots.
  htmlLimitedBots: /.*/,
  typedRoutes: false,
  serverExternalPackages: ['@node-rs/argon2', 'bcrypt', 'nodemailer', 'ioredis', 'postgres', 'sharp'],
  images: {
    formats: ['image/webp'],
    qualities: [75],
    deviceSizes: [390, 640, 828, 1080, 1440, 2048],
    // Packshots, what staff uploaded, and nothing else: no page, no procedure, no other machine is ever asked for a picture.
    localPatterns: ['/products/*/*.webp', '/pictures/*.webp'].map((pathname) => ({ pathname, search: '' })),
    remotePatterns: [],
    maximumRedirects: 0,
    // Each size is drawn once and kept in the build's folder: drawn anew for its age, it would take nobody's turn.
    minimumCacheTTL: 30 * 86_400,
    maximumDiskCacheSize: 256 * 1024 * 1024,
    dangerouslyAllowSVG: false,
  },
  // The longest body any route behind the proxy takes is 100 kB; the proxy keeps what it has seen of one.
  experimental: {
    caseSensitiveRoutes: true,
    globalNotFound: true,
    proxyClientMaxBodySize: 200_000,
  },
  cacheHandler: path.join(import.meta.dirname, 'src/server/page-store.mjs'),
  cacheMaxMemorySize: 128 * 1024 * 1024,
  async redirects() {
    return [
      { source: '/ko', destination: '/', permanent: true },
      { source: '/ko/:path*', destination: '/:path*', permanent: true },
    ];
  },
  async rewrites() {
    return {
      beforeFiles: filteredLists,
      afterFiles: [
        { source: '/', destination: '/ko' },
        { source: '/:path((?!(?:api|pictures|_next|en|ko)(?:/|$)).*)', destination: '/ko/:path' },
      ],
      // Where nothing is: one stored page of the language, or one with a policy of its own among the pages about somebody.
      fallback: LOCALES.flatMap((locale) => [
        { source: `/${locale}/:section(${SECURE})/:path*`, destination: `/${locale}/account/missing` },
        { source: `/${locale}/:path*`, destination: `/${locale}/missing` },
      ]),
    };
  },
  async headers() {
    return [
      { source: '/:path*', headers: COMMON_HEADERS },
      ...storedPages.map((page) => ({ ...page, headers: [STORED_CACHE] })),
      ...privateAnswers.map((address) => ({ ...address, headers: [PRIVATE_CACHE] })),
      {
        source: `/:path((?!(?:en/)?(?:${SECURE})(?:/|$)|api/|_next/).*)`,
        headers: [{ key: 'Content-Security-Policy', value: STATIC_POLICY }],
      },
    ];
  },
};

export default createNextIntlPlugin('./src/i18n/request.ts')(config);
