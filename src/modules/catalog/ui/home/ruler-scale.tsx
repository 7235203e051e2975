'use client';

import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { classNames } from '~/components/ui/class-names';
import { Link } from '~/i18n/navigation';
import { unitApart } from '~/lib/unit-apart';
import { AXES, type Axis } from '~/modules/catalog/rules';
import type { RulerMark } from './ruler';

type RulerScaleProps = {
  axis: Axis;
  marks: readonly RulerMark[];
  value: number;
  label: string;
  spoken: string;
  group: string;
  /** The number at the end of the axis, with its unit. */
  end: string;
  onMove: (value: number) => void;
  onKey: (event: KeyboardEvent) => void;
};

const TICKS = 40;

/** A number with its unit set smaller. */
function Figure({ text }: { text: string }) {
  const [digits, unit] = unitApart(text);
  return (
    <>
      {digits}
      <small className="text-[0.64em] font-bold tracking-normal">{unit}</small>
    </>
  );
}

export function RulerScale({ axis, marks, value, label, spoken, group, end, onMove, onKey }: RulerScaleProps) {
  const scale = useRef<HTMLDivElement>(null);
  const { max, side } = AXES[axis];
  const left = `${(value / max) * 100}%`;
  const toEdge = 'var(--edge)';
  const region = side === 'min' ? { left, right: toEdge } : { left: toEdge, right: `${100 - (value / max) * 100}%` };
  const labels = Array.from({ length: 9 }, (_, index) => index / 8);

  function drag(event: PointerEvent<HTMLElement>): void {
    const box = scale.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onMove(((event.clientX - box.left) / box.width) * max);
  }

  return (
    <div
      ref={scale}
      role="group"
      aria-label={group}
      className="relative mt-2 h-[252px] w-[860px] [--edge:0px] md:h-[322px] md:w-auto md:[--edge:calc(50%_-_50vw)]"
    >
      <div aria-hidden className="absolute top-0 bottom-15 bg-tile-sage" style={region} />
      {/* From under the numbers: none of them is struck by it. */}
      <div
        aria-hidden
        className="absolute top-18 bottom-[70px] border-l-[1.5px] border-dashed border-protein md:top-22"
        style={{ left }}
      />
      {marks.map(({ at, slug, name, number, picture }) => {
        const fits = side === 'min' ? at >= value : at <= value;
        return (
          <Link
            key={slug}
            href={`/products/${slug}`}
            aria-label={name}
            className="group absolute bottom-15 w-33 -translate-x-1/2 text-center md:w-47"
            style={{ left: `${(Math.min(at, max) / max) * 100}%` }}
          >
            <b
              className={classNames(
                'tabular relative z-1 text-n-m font-extrabold tracking-[-0.04em] md:text-n-l',
                !fits && 'text-ink-3',
              )}
            >
              <Figure text={number} />
            </b>
            <span className={classNames('ruler-picture mb-[-6.5%] block', !fits && 'opacity-55 saturate-60')}>
              {picture}
            </span>
          </Link>
        );
      })}
      <div aria-hidden className="absolute inset-x-0 bottom-[58px] border-t-2 border-ink" />
      <div aria-hidden className="absolute bottom-[58px] border-t-2 border-protein" style={region} />
      {Array.from({ length: TICKS + 1 }, (_, tick) => (
        <i
          key={tick}
          aria-hidden
          className={classNames(
            'absolute w-px',
            tick % 5 === 0 ? 'bottom-12 h-2.5 bg-ink' : 'bottom-[53px] h-[5px] bg-ink-3',
          )}
          style={{ left: `${(tick / TICKS) * 100}%` }}
        />
      ))}
      {labels.map((share) => (
        <span
          key={share}
          aria-hidden
          className={classNames(
            'tabular absolute bottom-[22px] -translate-x-1/2 text-small font-medium whitespace-nowrap text-ink-2',
            Math.abs(share - value / max) < 0.05 && 'invisible',
          )}
          style={{ left: `${share * 100}%` }}
        >
          {share === 1 ? end : Math.round(max * share * 10) / 10}
        </span>
      ))}
      <button
        type="button"
        role="slider"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={spoken}
        onKeyDown={onKey}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        className="absolute bottom-9 z-2 grid size-tap -translate-x-1/2 cursor-ew-resize touch-none place-items-center"
        style={{ left }}
      >
        <i className="size-[22px] rounded-full border-2 border-ink bg-lime" />
      </button>
      <span
        aria-hidden
        className="tabular pointer-events-none absolute bottom-1 rounded-r1 bg-lime px-2 py-1 text-small font-bold whitespace-nowrap text-on-lime"
        style={{ left, transform: `translateX(-${left})` }}
      >
        {spoken}
      </span>
    </div>
  );
}
