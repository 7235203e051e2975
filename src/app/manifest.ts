import type { MetadataRoute } from 'next';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';

export const dynamic = 'force-dynamic';

export default function manifest(): MetadataRoute.Manifest {
  const { name, tagline, defaultLocale } = shopPreset(env().SHOP);
  return {
    name: name[defaultLocale],
    short_name: name[defaultLocale],
    description: tagline[defaultLocale],
    lang: defaultLocale,
    start_url: '/',
    display: 'standalone',
    background_color: '#fbfaf6',
    theme_color: '#fbfaf6',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
}
