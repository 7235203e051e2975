'use client';

import { useRef, type PointerEvent } from 'react';
import { moved, scaledAt, toggled, type Place, type View } from './view';

/** A finger that moved less has pressed; in parts of the frame's width. */
const STILL = 0.015;
/** So far a finger must draw the whole picture aside for the next one. */
const SWIPE = 0.12;

type Gestures = { view: View; onView: (view: View) => void; onStep: (by: 1 | -1) => void };

const middle = ([a, b]: readonly Place[], of: (place: Place) => number) => (a && b ? (of(a) + of(b)) / 2 : 0);
const apart = ([a, b]: readonly Place[]) => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0);

/** One finger moves, presses or swipes; two pinch; a mouse does what one finger does. */
export function useGestures({ view, onView, onStep }: Gestures) {
  const fingers = useRef(new Map<number, Place>());
  const drawn = useRef({ x: 0, far: 0, pinched: false });

  function placeOf({ currentTarget, clientX, clientY }: PointerEvent): Place {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return { x: (clientX - left - width / 2) / width, y: (clientY - top - height / 2) / width };
  }

  return {
    onPointerDown(event: PointerEvent) {
      event.currentTarget.setPointerCapture(event.pointerId);
      fingers.current.set(event.pointerId, placeOf(event));
      drawn.current = { x: 0, far: 0, pinched: fingers.current.size > 1 };
    },
    onPointerMove(event: PointerEvent) {
      const before = fingers.current.get(event.pointerId);
      if (!before) return;
      const old = [...fingers.current.values()];
      const place = placeOf(event);
      fingers.current.set(event.pointerId, place);
      if (old.length > 1) {
        const now = [...fingers.current.values()];
        const at = { x: middle(now, ({ x }) => x), y: middle(now, ({ y }) => y) };
        return onView(scaledAt(view, view.scale * (apart(now) / Math.max(0.01, apart(old))), at));
      }
      const by = { x: place.x - before.x, y: place.y - before.y };
      drawn.current.x += by.x;
      drawn.current.far = Math.max(drawn.current.far, Math.abs(drawn.current.x), Math.abs(by.y));
      if (view.scale > 1) onView(moved(view, by));
    },
    onPointerUp(event: PointerEvent) {
      if (!fingers.current.delete(event.pointerId)) return;
      const { x, far, pinched } = drawn.current;
      if (pinched || fingers.current.size > 0) return;
      if (far < STILL) return onView(toggled(view, placeOf(event)));
      if (view.scale === 1 && Math.abs(x) > SWIPE) onStep(x < 0 ? 1 : -1);
    },
    onPointerCancel(event: PointerEvent) {
      fingers.current.delete(event.pointerId);
    },
  };
}
