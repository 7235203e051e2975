'use client';

import { useRouter } from 'next/navigation';
import { useLayoutEffect } from 'react';

/** Where the sheet stood when a choice in it led to this page; a choice is an address, so it takes the page and its sheet away. */
let left: { readonly scrolled: number; readonly place: number } | null = null;

/** Everything one can choose, in its order: the same whatever is chosen. */
const choices = (sheet: Element): HTMLElement[] => [
  ...sheet.querySelectorAll<HTMLElement>('a, button, input:not([type=hidden]), summary'),
];

/** Whether something else stands in a form than the page was asked for. */
const hasChanged = (form: HTMLFormElement): boolean =>
  [...form.elements].some((field) => field instanceof HTMLInputElement && field.value.trim() !== field.defaultValue);

/** The address a plain form of filters leads to; what is empty is no wish. */
function addressOf(form: HTMLFormElement): string {
  const asked = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [[name, value]] : [],
  );
  return `${new URL(form.action).pathname}?${String(new URLSearchParams(asked))}`;
}

/**
 * The manners of a dialog for the sheet of filters, which the browser itself opens and closes: it is one by name, keeps the focus
 * and gives it back, and stays open and in its place while somebody chooses. Without script it is a sheet that closes. `at` is what is
 * asked for: the list, and what was typed for it.
 */
export function FacetManners({ of, at }: { of: string; at: string }) {
  const router = useRouter();
  useLayoutEffect(() => {
    const sheet = document.getElementById(of);
    const body = sheet?.querySelector('.facet-body');
    if (!sheet || !body) return;
    const isOpen = () => sheet.matches(':popover-open');
    const leaving = new AbortController();
    const listen: AddEventListenerOptions = { capture: true, signal: leaving.signal };

    const opened = () => {
      sheet.setAttribute('role', 'dialog');
      sheet.setAttribute('aria-modal', 'true');
      if (!sheet.contains(document.activeElement)) sheet.focus({ preventScroll: true });
    };
    const closed = () => {
      left = null;
      sheet.setAttribute('role', 'complementary');
      sheet.removeAttribute('aria-modal');
      sheet.removeAttribute('aria-busy');
      const { activeElement } = document;
      if (activeElement === document.body || sheet.contains(activeElement))
        document.querySelector<HTMLElement>(`[popovertarget="${of}"]:not(#${of} *)`)?.focus({ preventScroll: true });
    };
    const leave = (from: HTMLElement) => {
      left = { scrolled: body.scrollTop, place: choices(sheet).indexOf(from) };
      sheet.setAttribute('aria-busy', 'true');
    };
    sheet.addEventListener('toggle', ({ target }) => target === sheet && (isOpen() ? opened() : closed()), listen);
    sheet.addEventListener(
      'click',
      (event) => {
        const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
        if (!link || link.href === location.href || !isOpen() || event.ctrlKey || event.metaKey || event.shiftKey)
          return;
        if (left) {
          // The page this one leads to knows nothing of a choice that is still on its way.
          event.preventDefault();
          event.stopPropagation();
          return;
        }
        leave(link);
      },
      listen,
    );
    sheet.addEventListener(
      'submit',
      (event) => {
        const { target: form, submitter } = event;
        if (!(form instanceof HTMLFormElement) || !isOpen()) return;
        event.preventDefault();
        if (left || !hasChanged(form)) return;
        leave(submitter ?? form);
        router.push(addressOf(form), { scroll: false });
      },
      listen,
    );
    sheet.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Tab' || !isOpen()) return;
        // The way out stands at both ends.
        const all = choices(sheet);
        const [first, last] = [all[0], all.at(-1)];
        const here = document.activeElement;
        const atStart = here === first || here === sheet;
        const next = event.shiftKey ? atStart && last : here === last && first;
        if (!next) return;
        event.preventDefault();
        next.focus();
      },
      listen,
    );
    if (left) {
      const { scrolled, place } = left;
      left = null;
      sheet.removeAttribute('aria-busy');
      if (!isOpen()) sheet.showPopover();
      body.scrollTop = scrolled;
      // What was typed wrong is where one goes on.
      const wrong = sheet.querySelector<HTMLElement>('[aria-invalid=true]');
      (wrong ?? choices(sheet)[place])?.focus({ preventScroll: true });
      // Where one was may be folded away now.
      if (!sheet.contains(document.activeElement)) sheet.focus({ preventScroll: true });
    }
    return () => leaving.abort();
  }, [of, at, router]);
  return null;
}
