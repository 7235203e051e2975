import type { SearchAction, Thing, WithActionConstraints } from 'schema-dts';
import type { Locale, ShopPreset } from '~/shops/preset';

type Place = { readonly siteUrl: string; readonly locale: Locale; readonly to: (href: string) => string };

/** Who runs the shop, and how it is searched. */
export function shopThings({ name, tagline, legal }: ShopPreset, { siteUrl, locale, to }: Place): Thing[] {
  const at = (href: string) => `${siteUrl}${to(href)}`;
  const search: WithActionConstraints<SearchAction> = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${at('/products')}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  };
  const organization = `${siteUrl}/#organization`;
  return [
    {
      '@type': 'Organization',
      '@id': organization,
      name: name[locale],
      legalName: legal.company[locale],
      url: at('/'),
      logo: `${siteUrl}/icon-512.png`,
      email: legal.email,
      telephone: legal.phone,
      address: legal.address[locale],
      taxID: legal.businessNumber,
    },
    {
      '@type': 'WebSite',
      '@id': `${at('/')}#website`,
      name: name[locale],
      description: tagline[locale],
      url: at('/'),
      inLanguage: locale,
      publisher: { '@id': organization },
      potentialAction: search,
    },
  ];
}
