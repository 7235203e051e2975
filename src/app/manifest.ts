import type { MetadataRoute } from 'next';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';

export const dynamic = 'force-dynamic';

export default function manifest(): MetadataRoute.Manifest {
  const { name, tagline, defaultLocale, ground } = shopPreset(env().SHOP);
  return {
    name: name[defaultLocale],
    short_name: name[defaultLocale],
    description: tagline[defaultLocale],
    lang: defaultLocale,
    start_url: '/',
    display: 'standalone',
    background_color: ground.light,
    theme_color: ground.light,
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
