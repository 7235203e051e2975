import { createNavigation } from 'next-intl/navigation';
import { createElement, type ComponentProps } from 'react';
import { routing } from './routing';

const { Link: AnyLink, redirect, usePathname, useRouter, getPathname } = createNavigation(routing);

export { redirect, usePathname, useRouter, getPathname };

/** A page asks for nothing that nobody has asked for: links are not fetched ahead unless they say so. */
export function Link(props: ComponentProps<typeof AnyLink>) {
  return createElement(AnyLink, { prefetch: false, ...props });
}
