'use client';

import type { ReactNode } from 'react';
import { RadioCards } from '~/components/ui/radio-cards';
import { useChoice, type ChoiceVariant } from './choice';

export type Flavour = { readonly name: string; readonly number: string; readonly picture: ReactNode };
export type OptionWords = {
  readonly flavour: string;
  readonly flavourNote: string;
  readonly pack: string;
  readonly soldOut: string;
  /** Of a pack that does not come in the chosen flavour. */
  readonly none: string;
};

/**
 * Flavour, then pack: choosing a flavour keeps the pack where that can be bought. What is sold out can be chosen, to be told when
 * it is back; a pack that the flavour does not come in is shown and cannot.
 */
export function Options({ flavours, words }: { flavours: readonly Flavour[]; words: OptionWords }) {
  const { variants, chosen, choose, availableOf } = useChoice();
  const packs = variants
    .filter(({ packCount }, index) => variants.findIndex((other) => other.packCount === packCount) === index)
    .toSorted((a, b) => a.packCount - b.packCount)
    .map((any) => variants.find((one) => one.flavour === chosen.flavour && one.packCount === any.packCount) ?? any);

  function chooseFlavour(name: string): void {
    const sizes = variants.filter(({ flavour }) => flavour === name);
    const inStock = sizes.filter((variant) => availableOf(variant) > 0);
    const same = (list: readonly ChoiceVariant[]) => list.find(({ packCount }) => packCount === chosen.packCount);
    const next = same(inStock) ?? inStock[0] ?? same(sizes) ?? sizes[0];
    if (next) choose(next);
  }

  return (
    <>
      {flavours.length > 0 && (
        <div className="pt-5">
          <RadioCards
            legend={words.flavour}
            legendNote={words.flavourNote}
            name="flavour"
            layout="flavours"
            value={chosen.flavour ?? ''}
            onValueChange={chooseFlavour}
            options={flavours.map(({ name, number, picture }) => {
              const out = variants.every((variant) => variant.flavour !== name || availableOf(variant) <= 0);
              return {
                value: name,
                label: name,
                note: out ? words.soldOut : number,
                picture,
                out,
              };
            })}
          />
        </div>
      )}
      <div className="pt-5">
        <RadioCards
          legend={words.pack}
          name="pack"
          layout="packs"
          value={chosen.id}
          onValueChange={(id) => {
            const next = packs.find((variant) => variant.id === id);
            if (next) choose(next);
          }}
          options={packs.map((variant) => {
            const disabled = variant.flavour !== chosen.flavour;
            const out = availableOf(variant) <= 0;
            return {
              value: variant.id,
              label: variant.pack,
              note: disabled ? words.none : out ? words.soldOut : variant.packNote,
              aside: variant.saving > 0 && !out && !disabled ? `${variant.saving}%` : undefined,
              disabled,
              out,
            };
          })}
        />
      </div>
    </>
  );
}
