import type { MetadataRoute } from 'next';
import { env } from '~/server/env';

export const dynamic = 'force-dynamic';

const PAGES = [
  '/cart',
  '/checkout',
  '/orders',
  '/account',
  '/login',
  '/signup',
  '/reset',
  '/email-return',
  '/restock',
  '/admin',
];
const PRIVATE = ['/api/', ...PAGES];

export default function robots(): MetadataRoute.Robots {
  const disallow = [...PRIVATE, ...PAGES.map((path) => `/en${path}`)];
  return { rules: { userAgent: '*', allow: '/', disallow }, sitemap: `${env().SITE_URL}/sitemap.xml` };
}
