'use client';

import type { KeyboardEvent } from 'react';

type RulerTabsProps = { names: readonly string[]; current: number; panel: string; onChoose: (index: number) => void };

/** The numbers the ruler can measure by; arrows move between them, as tabs do. */
export function RulerTabs({ names, current, panel, onChoose }: RulerTabsProps) {
  function byKey(event: KeyboardEvent<HTMLDivElement>): void {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const next = (current + by + names.length) % names.length;
    onChoose(next);
    document.getElementById(`${panel}-${next}`)?.focus();
  }
  return (
    <div
      role="tablist"
      onKeyDown={byKey}
      className="no-bar mt-2 flex flex-none gap-5 overflow-x-auto border-b border-line md:mt-0"
    >
      {names.map((name, index) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${panel}-${index}`}
          aria-controls={panel}
          aria-selected={index === current}
          tabIndex={index === current ? 0 : -1}
          onClick={() => onChoose(index)}
          className="h-tap min-w-tap border-b-2 border-transparent text-ui font-medium whitespace-nowrap text-ink-3 aria-selected:border-ink aria-selected:font-bold aria-selected:text-ink"
        >
          {name}
        </button>
      ))}
    </div>
  );
}
