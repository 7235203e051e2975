import type { MetadataRoute } from 'next';
import { env } from '~/server/env';

export const dynamic = 'force-dynamic';

const PRIVATE = [
  '/api/',
  '/cart',
  '/checkout',
  '/orders',
  '/account',
  '/login',
  '/signup',
  '/reset',
  '/email-return',
  '/admin',
];

export default function robots(): MetadataRoute.Robots {
  const disallow = [...PRIVATE, ...PRIVATE.filter((path) => path !== '/api/').map((path) => `/en${path}`)];
  return { rules: { userAgent: '*', allow: '/', disallow }, sitemap: `${env().SITE_URL}/sitemap.xml` };
}
