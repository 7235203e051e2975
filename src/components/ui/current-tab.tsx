'use client';

import { useEffect } from 'react';

/** Where a part has become what is read: its head has passed this share of the window. */
const READ_AT = 0.4;

/** Into the middle of its strip, where that is too narrow for all of them. */
function bringIntoSight(link: HTMLElement): void {
  const strip = link.parentElement;
  strip?.scrollTo({ left: link.offsetLeft - strip.offsetLeft - (strip.clientWidth - link.offsetWidth) / 2 });
}

/** Marks, among the links of the element `of` to parts of the page, the one to the part that is read now. */
export function CurrentTab({ of }: { of: string }) {
  useEffect(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>(`#${of} a`)];
    const parts = links.map(({ hash }) => document.querySelector(hash));
    const mark = () => {
      const top = (part: Element | null) => part?.getBoundingClientRect().top ?? Infinity;
      const last = parts.findLastIndex((part) => top(part) <= innerHeight * READ_AT);
      links.forEach((link, at) => {
        if (at !== Math.max(0, last)) return link.removeAttribute('aria-current');
        link.setAttribute('aria-current', 'true');
        bringIntoSight(link);
      });
    };
    // Everything above counts as seen: a jump past all parts at once is noticed too.
    const watch = new IntersectionObserver(mark, { rootMargin: `999999px 0px -${100 - READ_AT * 100}% 0px` });
    parts.forEach((part) => part && watch.observe(part));
    return () => watch.disconnect();
  }, [of]);
  return null;
}
