import type { IconNode } from 'lucide';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

export type RadioCard = {
  value: string;
  label: ReactNode;
  icon?: IconNode;
  /** A picture above the label (flavour tiles). */
  picture?: ReactNode;
  note?: ReactNode;
  /** Beside the label: what the pack saves. */
  aside?: ReactNode;
  disabled?: boolean;
  /** Greyed, yet to be chosen: what is sold out. */
  out?: boolean;
};

type Layout = 'tiles' | 'pair' | 'packs' | 'lines' | 'flavours' | 'rows';

type RadioCardsProps = {
  legend: ReactNode;
  hideLegend?: boolean;
  legendNote?: ReactNode;
  name: string;
  options: readonly RadioCard[];
  layout?: Layout;
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
};

const GROUPS: Readonly<Record<Layout, string>> = {
  tiles: 'grid grid-cols-2 gap-2 md:grid-cols-[repeat(auto-fit,minmax(120px,1fr))]',
  pair: 'grid grid-cols-2 gap-2',
  packs: 'grid gap-2 md:grid-cols-3',
  lines: 'grid gap-2',
  rows: 'grid gap-2 md:grid-cols-2',
  flavours:
    'no-bar -mx-gutter flex gap-2 overflow-x-auto px-gutter py-0.5 md:mx-0 md:grid md:grid-cols-5 md:overflow-visible md:px-0',
};

const CARDS: Readonly<Record<Layout, string>> = {
  tiles:
    'grid h-16 place-content-center justify-items-center gap-1.5 text-center text-label font-semibold has-checked:text-brand md:h-21',
  pair: 'grid h-13 place-content-center text-center text-ui font-semibold has-checked:text-brand',
  packs: 'grid min-h-13 grid-cols-[1fr_auto] items-center gap-x-2 p-3 md:block',
  lines: 'grid min-h-13 grid-cols-[1fr_auto] items-center gap-x-2 p-3',
  rows: 'grid min-h-16 grid-cols-[24px_1fr] content-center items-center gap-x-3 px-4 py-3 text-ui/5 font-semibold has-checked:text-brand [&>svg]:row-span-2',
  flavours: 'block w-21 flex-none px-0.5 py-2.5 text-center text-label font-semibold md:w-auto',
};

const NOTES: Readonly<Record<Layout, string>> = {
  tiles: 'text-micro font-medium',
  pair: 'text-micro font-medium',
  packs: 'text-small font-normal md:mt-0.5',
  lines: 'text-small font-normal text-right',
  flavours: 'text-micro font-medium',
  rows: 'col-start-2 mt-0.5 text-small font-normal',
};

/** Native radios under cards: arrows move, the form carries the value, no script is needed. */
export function RadioCards(props: RadioCardsProps) {
  const { legend, hideLegend, legendNote, name, options, layout = 'tiles', value, defaultValue, onValueChange } = props;
  return (
    <fieldset className="min-w-0">
      <legend className={hideLegend ? 'sr-only' : 'flex w-full justify-between pb-2.5 text-ui font-bold'}>
        {legend}
        {legendNote && <span className="text-small font-normal text-ink-3">{legendNote}</span>}
      </legend>
      <div className={GROUPS[layout]}>
        {options.map((option) => (
          <label key={option.value} className={classNames('choice', option.out && 'choice-out', CARDS[layout])}>
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              checked={value === undefined ? undefined : value === option.value}
              defaultChecked={value === undefined ? defaultValue === option.value : undefined}
              onChange={onValueChange && (() => onValueChange(option.value))}
            />
            {option.icon && <Icon of={option.icon} />}
            {option.picture && <span className="mx-auto mb-1 block size-tap">{option.picture}</span>}
            <span
              className={
                layout === 'packs' || layout === 'lines'
                  ? 'flex justify-between gap-2 text-ui/5 font-semibold'
                  : undefined
              }
            >
              {option.label}
              {option.aside && <span className="text-small text-sale">{option.aside}</span>}
            </span>
            {option.note && <CardNote layout={layout}>{option.note}</CardNote>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function CardNote({ layout, children }: { layout: Layout; children: ReactNode }) {
  return <span className={classNames('tabular block text-ink-2', NOTES[layout])}>{children}</span>;
}
