import type { Metadata, Viewport } from 'next';
import type { Locale, ShopPreset } from '~/shops/preset';

/** The measures every picture of a shared link has. */
export const SHARE_SIZE = { width: 1200, height: 630 };

export const ICONS: Metadata['icons'] = {
  icon: [
    { url: '/favicon.ico', sizes: '48x48' },
    { url: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
  ],
  apple: { url: '/apple-touch-icon.png', sizes: '180x180' },
};

export function viewportOf({ ground }: ShopPreset): Viewport {
  return {
    width: 'device-width',
    initialScale: 1,
    viewportFit: 'cover',
    themeColor: [
      { media: '(prefers-color-scheme: light)', color: ground.light },
      { media: '(prefers-color-scheme: dark)', color: ground.dark },
    ],
  };
}

/** What a messenger shows of a link to a page that has no picture of its own. */
export function sharedAs({ name, tagline }: ShopPreset, locale: Locale): Pick<Metadata, 'openGraph' | 'twitter'> {
  const alt = `${name[locale]} — ${tagline[locale]}`;
  return {
    openGraph: { type: 'website', siteName: name[locale], locale, images: [{ url: '/og.png', ...SHARE_SIZE, alt }] },
    twitter: { card: 'summary_large_image' },
  };
}
