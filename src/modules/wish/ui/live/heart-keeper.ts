'use client';

import { isId, type Id } from '~/lib/ids';
import { light, LightError } from '~/trpc/light';
import { forgetKept, keepWish, keptWishes } from '../kept-wishes';
import { lastWord } from '../last-word';

export type HeartWords = {
  readonly added: string;
  readonly see: string;
  readonly full: string;
  readonly failed: string;
};

/** How the page says what became of a press. */
export type Mouth = {
  readonly toast: (content: { text: string; action?: { label: string; onAction: () => void } }) => void;
  /** Where the whole list is. */
  readonly href: string;
  readonly words: HeartWords;
};

/** The name of whoever is here; null for nobody, undefined until that is known. */
let here: string | null | undefined;
/** What is wished for as far as the account or the device is known to know it, and what was said besides. */
let sure = new Set<Id<'prd'>>();
const said = new Map<Id<'prd'>, boolean>();
/** What became sure while the whole list was on its way: the list may be older. */
let since = new Map<Id<'prd'>, boolean>();
let asked = 0;
let mouth: Mouth | undefined;

const isWished = (id: Id<'prd'>) => said.get(id) ?? sure.has(id);

const namedBy = (heart: Element): Id<'prd'> | null => {
  const id = heart.getAttribute('data-wish') ?? '';
  return isId('prd', id) ? id : null;
};

/** The hearts are drawn on the server and hold no script of their own: their state is an attribute. */
function mark(): void {
  for (const heart of document.querySelectorAll('[data-wish]')) {
    const id = namedBy(heart);
    if (id) heart.setAttribute('aria-pressed', String(isWished(id)));
  }
}

// Pages that come by a link within the catalogue, and whatever a page adds later.
new MutationObserver(mark).observe(document.body, { childList: true, subtree: true });
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted && here !== undefined) void refresh(here);
});

/** Fills the hearts of whoever is here; once for each document. */
export async function show(name: string | null, wishes?: readonly Id<'prd'>[]): Promise<void> {
  if (here !== name) await refresh(name, wishes);
}

/** `known` came with the page: what became sure since then is newer. */
async function refresh(name: string | null, known?: readonly Id<'prd'>[]): Promise<void> {
  here = name;
  const turn = ++asked;
  if (!known) since = new Map();
  const ids = await wishesOf(name, known).catch(() => null);
  if (!ids || turn !== asked) return;
  sure = new Set(ids);
  for (const [id, wished] of since) settle(id, wished);
  mark();
}

async function wishesOf(name: string | null, known?: readonly Id<'prd'>[]): Promise<readonly Id<'prd'>[]> {
  const kept = keptWishes();
  if (name === null) return kept;
  if (kept.length === 0) return known ?? light.query('wish', 'ids', undefined);
  const all = await light.mutate('wish', 'merge', { productIds: [...kept] });
  forgetKept(kept);
  return all;
}

function settle(id: Id<'prd'>, wished: boolean): void {
  if (wished) sure.add(id);
  else sure.delete(id);
}

async function send(productId: Id<'prd'>, wished: boolean): Promise<void> {
  here ??= (await light.query('cart', 'summary', undefined)).name;
  if (here === null) return keepWish(productId, wished);
  try {
    await light.mutate('wish', 'set', { productId, wished });
  } catch (error) {
    // The login is over: it is kept here until the next one.
    if (!wished || !isRefused(error, 'UNAUTHENTICATED')) throw error;
    keepWish(productId, wished);
  }
}

const isRefused = (error: unknown, code: LightError['data']['appCode']) =>
  error instanceof LightError && error.data.appCode === code;

const say = lastWord(send, (id, wished, error) => {
  said.delete(id);
  if (error === null) {
    settle(id, wished);
    since.set(id, wished);
  } else {
    const full = isRefused(error, 'WISHES_FULL');
    mouth?.toast({ text: full ? mouth.words.full : mouth.words.failed });
  }
  mark();
});

/** A heart was pressed: it shows at once. */
export function press(heart: Element, through: Mouth): void {
  const id = namedBy(heart);
  if (!id) return;
  const wished = !isWished(id);
  mouth = through;
  said.set(id, wished);
  mark();
  say(id, wished);
  if (!wished) return;
  const { toast, href, words } = through;
  toast({ text: words.added, action: { label: words.see, onAction: () => location.assign(href) } });
}
