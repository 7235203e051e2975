'use client';

import { useCallback, useEffect, useId, useState, useSyncExternalStore } from 'react';
import { classNames } from '~/components/ui/class-names';
import type { Part } from '~/lib/korean/highlight';
import { light } from '~/trpc/light';
import { withOption } from '../../rules/with-option';
import { forgetSearches, rememberSearch } from './recent';
import { useProposals, type Proposal } from './use-proposals';

export type SuggestionsProps = {
  readonly field: HTMLInputElement;
  /** Where products are, in this language. */
  readonly products: string;
  /** `count` holds `{count}`. */
  readonly words: Readonly<Record<'list' | 'category' | 'recent' | 'popular' | 'forget' | 'count' | 'none', string>>;
};

function choose(proposal: Proposal, field: HTMLInputElement, products: string): void {
  if (proposal.kind === 'product' || proposal.kind === 'category') {
    const { kind, slug, option } = proposal;
    window.location.assign(
      kind === 'category' ? `${products}?category=${slug}` : withOption(`${products}/${slug}`, option),
    );
    return;
  }
  field.value = proposal.name;
  field.form?.requestSubmit();
}

const Marked = ({ parts }: { parts: readonly Part[] }) =>
  parts.map(({ text, hit }, part) =>
    hit ? (
      <mark key={part} className="bg-transparent font-bold text-brand">
        {text}
      </mark>
    ) : (
      <span key={part}>{text}</span>
    ),
  );

/** Asked for, not only listened to: the focus may move on while this is still being loaded, and nothing may open over what has it then. */
function useHasFocus(field: HTMLInputElement): boolean {
  const follow = useCallback(
    (changed: () => void) => {
      field.addEventListener('focus', changed);
      field.addEventListener('blur', changed);
      return () => {
        field.removeEventListener('focus', changed);
        field.removeEventListener('blur', changed);
      };
    },
    [field],
  );
  return useSyncExternalStore(follow, () => document.activeElement === field);
}

/** The list under a search field: a combobox whose focus stays in the field while the arrows walk through the list. */
export function Suggestions({ field, products, words }: SuggestionsProps) {
  const id = useId();
  const [query, setQuery] = useState(field.value.trim());
  const [open, setOpen] = useState(true);
  const [active, setActive] = useState(-1);
  const [version, setVersion] = useState(0);
  const proposals = useProposals(query, version);
  const hasFocus = useHasFocus(field);
  const isOpen = open && hasFocus;
  const shown = isOpen && proposals.length > 0;
  const optionId = (index: number) => `${id}-${index}`;

  useEffect(() => {
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', id);
    field.setAttribute('aria-expanded', String(shown));
    if (shown && active >= 0) field.setAttribute('aria-activedescendant', `${id}-${active}`);
    else field.removeAttribute('aria-activedescendant');
  }, [field, id, shown, active]);

  useEffect(() => {
    const typed = () => {
      setQuery(field.value.trim());
      setActive(-1);
      setOpen(true);
    };
    const pressed = (event: KeyboardEvent) => {
      // While a Korean syllable is being put together its keys are the input method's own.
      if (event.isComposing || proposals.length === 0) return;
      const chosen = shown ? proposals[active] : undefined;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        // One place more than there are lines: the field itself.
        const places = proposals.length + 1;
        setOpen(true);
        setActive((at) => ((at + 1 + step + places) % places) - 1);
      } else if (event.key === 'Escape' && shown) setOpen(false);
      else if (event.key === 'Enter' && chosen) choose(chosen, field, products);
      else return;
      event.preventDefault();
    };
    const entered = () => setOpen(true);
    const sent = () => {
      const words = field.value.trim();
      rememberSearch(words);
      void light.mutate('catalog', 'countSearch', { q: words }).catch(() => undefined);
    };
    const { form } = field;
    // What was typed while this was still being loaded, or drawn.
    if (field.value.trim() !== query) typed();
    field.addEventListener('input', typed);
    field.addEventListener('keydown', pressed);
    field.addEventListener('focus', entered);
    form?.addEventListener('submit', sent);
    return () => {
      field.removeEventListener('input', typed);
      field.removeEventListener('keydown', pressed);
      field.removeEventListener('focus', entered);
      form?.removeEventListener('submit', sent);
    };
  }, [field, products, query, proposals, active, shown]);

  const forget = () => {
    forgetSearches();
    setVersion((before) => before + 1);
  };
  return (
    <>
      <span role="status" className="sr-only">
        {shown ? words.count.replace('{count}', String(proposals.length)) : isOpen && query !== '' ? words.none : ''}
      </span>
      <div
        hidden={!shown}
        // A press must not take the focus out of the field.
        onMouseDown={(event) => event.preventDefault()}
        className="absolute inset-x-0 top-full z-30 max-h-[60dvh] overflow-y-auto rounded-b-r4 border-b border-line bg-surface py-1.5 shadow-(--lift) md:inset-x-[-1.5px] md:mt-1.5 md:rounded-t-r4 md:border"
      >
        <ul id={id} role="listbox" aria-label={words.list}>
          {proposals.map((proposal, index) => (
            <li
              key={`${proposal.kind} ${proposal.name}`}
              id={optionId(index)}
              role="option"
              aria-selected={index === active}
              onClick={() => choose(proposal, field, products)}
              className={classNames(
                'flex min-h-tap cursor-pointer items-center justify-between gap-3 px-4 text-ui',
                index === active ? 'bg-tile' : 'hover:bg-tile',
              )}
            >
              <span className="min-w-0 truncate">
                {'parts' in proposal ? <Marked parts={proposal.parts} /> : proposal.name}
                {'brand' in proposal && proposal.brand && (
                  <span className="ml-2 text-small text-ink-3">
                    <Marked parts={proposal.brand} />
                  </span>
                )}
              </span>
              {proposal.kind !== 'product' && (
                <span className="flex-none text-small text-ink-3">{words[proposal.kind]}</span>
              )}
            </li>
          ))}
        </ul>
        {query === '' && proposals.some(({ kind }) => kind === 'recent') && (
          <button
            type="button"
            tabIndex={-1}
            onClick={forget}
            className="flex min-h-tap w-full items-center border-t border-line px-4 text-small text-ink-2 hover:text-ink"
          >
            {words.forget}
          </button>
        )}
      </div>
    </>
  );
}
