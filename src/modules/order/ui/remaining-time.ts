'use client';

import { useSyncExternalStore } from 'react';
import { elapsed, secondsOf, type Reading } from '../rules/elapsed';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 250);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** When the document began to be drawn here: the server's `now` was just before. Its clock decides, never this device's. */
const startedAt = new Map<number, Reading>();

function secondsLeft(now: number, end: number): number {
  const read = { running: performance.now(), wall: Date.now() };
  let started = startedAt.get(now);
  if (started === undefined) startedAt.set(now, (started = read));
  return secondsOf(end - now - elapsed(started, read));
}

/** Whole seconds until `end`, counted from the server's `now`; both in milliseconds. */
export function useSecondsLeft(now: number, end: number): number {
  return useSyncExternalStore(
    subscribe,
    () => secondsLeft(now, end),
    () => secondsOf(end - now),
  );
}

/** 08:42 */
export function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
