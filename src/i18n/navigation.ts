import { useLocale } from 'next-intl';
import { createNavigation } from 'next-intl/navigation';
import { createElement, type ComponentProps } from 'react';
import { routing } from './routing';

const { redirect, usePathname, useRouter, getPathname } = createNavigation(routing);

export { redirect, usePathname, useRouter, getPathname };

type LinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  /** Without the prefix of a language. */
  href: Parameters<typeof getPathname>[0]['href'];
  /** `false`: the page stays where it is scrolled to. */
  scroll?: boolean;
};

/**
 * A link to a page of the shop, in the language of this one. It is no more than its element, which `FollowLinks` follows without
 * loading a document: a page of cards has hundreds of links, and a component for each would be most of what the browser sets up.
 * An address that does not start at the root is left as it is, to the browser.
 */
export function Link({ href, scroll = true, ...rest }: LinkProps) {
  const locale = useLocale();
  if (typeof href === 'string' && !href.startsWith('/')) return createElement('a', { ...rest, href });
  return createElement('a', {
    ...rest,
    href: getPathname({ href, locale }),
    'data-follow': scroll ? 'top' : 'still',
  });
}
