'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { buttonClass } from '~/components/ui/button-class';
import { Link } from '~/i18n/navigation';
import { AXES, type Axis } from '~/modules/catalog/rules';
import { fitting } from './fitting';
import { RulerScale } from './ruler-scale';
import { RulerTabs } from './ruler-tabs';

export type RulerMark = {
  readonly at: number;
  readonly slug: string;
  readonly name: string;
  readonly number: string;
  readonly picture: ReactNode;
};
export type RulerAxis = {
  readonly axis: Axis;
  readonly counts: readonly number[];
  readonly marks: readonly RulerMark[];
  /** What is said before the handle is moved: browsers take long to form their first sentence with a number. */
  readonly first: { readonly fit: string; readonly intro: string; readonly show: string; readonly end: string };
};

/** Pixels beside the handle that are seen with it: what it says reaches no farther. */
const IN_SIGHT = 112;

const KEYS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 5,
  PageDown: -5,
};

/** Products in order of one number; what does not fit pales as the handle moves. The button carries the count. */
export function Ruler({ axes, heading }: { axes: readonly RulerAxis[]; heading: ReactNode }) {
  const t = useTranslations('home.ruler');
  const panel = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState(0);
  const [values, setValues] = useState(() => axes.map(({ axis }) => AXES[axis].start as number));
  const shown = axes[index];
  const value = values[index] ?? 0;

  useEffect(() => {
    const box = scroller.current;
    if (box && shown)
      box.scrollLeft = (AXES[shown.axis].start / AXES[shown.axis].max) * box.scrollWidth - box.clientWidth / 2;
  }, [shown]);

  if (!shown) return null;
  const { axis, marks, first } = shown;
  const { max, step, start } = AXES[axis];
  const fit = value === start ? first.fit : t(`${axis}.fit`, { value });
  const intro = value === start ? first.intro : t(`${axis}.intro`, { value });
  const show = value === start ? first.show : t('show', { what: fit, count: fitting(shown, value) });

  function move(to: number): void {
    const next = Math.min(max, Math.max(0, Math.round(to / step) * step));
    setValues(values.map((old, at) => (at === index ? next : old)));
    keepInSight(next / max);
  }

  /** The handle, and what it says, stay on the screen of a phone. */
  function keepInSight(share: number): void {
    const box = scroller.current;
    if (!box) return;
    const at = share * box.scrollWidth;
    box.scrollLeft = Math.min(at - IN_SIGHT, Math.max(at + IN_SIGHT - box.clientWidth, box.scrollLeft));
  }

  function byKey(event: KeyboardEvent): void {
    const steps = KEYS[event.key];
    const to = steps === undefined ? { Home: 0, End: max }[event.key] : value + steps * step;
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  }

  return (
    <>
      <div className="wrap md:flex md:items-end md:justify-between md:gap-10">
        <div>
          {heading}
          <p className="mt-2 text-ui/6 text-ink-2 md:text-[1.0625rem]/7">{intro}</p>
        </div>
        <RulerTabs names={axes.map((one) => t(`${one.axis}.name`))} current={index} panel={panel} onChoose={setIndex} />
      </div>
      <div className="wrap">
        <div
          ref={scroller}
          id={panel}
          role="tabpanel"
          aria-labelledby={`${panel}-${index}`}
          className="no-bar -mx-gutter overflow-x-auto px-gutter md:mx-0 md:overflow-visible md:px-0"
        >
          <RulerScale
            axis={axis}
            marks={marks}
            value={value}
            label={t(`${axis}.handle`)}
            spoken={fit}
            group={t(`${axis}.group`)}
            end={first.end}
            onMove={move}
            onKey={byKey}
          />
        </div>
        <div className="mt-2 md:mt-4 md:flex md:items-center md:justify-between">
          <p className="text-small text-ink-3 max-md:hidden">
            {t(AXES[axis].side === 'min' ? 'rightFits' : 'leftFits')}
          </p>
          <Link
            href={
              axis === 'value' ? `/products?tag=value-${value}&sort=value` : `/products?${axis}=${value}&sort=${axis}`
            }
            className={buttonClass({ className: 'max-md:w-full' })}
          >
            <span aria-live="polite">{show}</span>
          </Link>
        </div>
      </div>
    </>
  );
}
