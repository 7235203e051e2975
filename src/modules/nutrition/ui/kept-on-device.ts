'use client';

import { useSyncExternalStore } from 'react';
import { deviceText } from './device-text';

/**
 * Something a shopper keeps in this browser and nowhere else: it is never sent. `read` makes sense of the kept text, and of
 * null for nothing; that is also what the server draws with.
 */
export function keptOnDevice<T>(key: string, read: (text: string | null) => T) {
  const listeners = new Set<() => void>();
  const nothing = read(null);
  /** Where the browser keeps nothing for us, it lives as long as the page. */
  let memory: string | null = null;
  let last: { readonly text: string | null; readonly value: T } = { text: null, value: nothing };

  const keptText = (): string | null => deviceText(key) ?? memory;

  const tell = () => {
    for (const listener of listeners) listener();
  };

  const now = (): T => {
    const text = keptText();
    if (text !== last.text) last = { text, value: read(text) };
    return last.value;
  };

  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    // Another tab may change it.
    window.addEventListener('storage', listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener('storage', listener);
    };
  };

  return {
    useKept: (): T => useSyncExternalStore(subscribe, now, () => nothing),
    now,
    /** Null forgets it. */
    keep: (text: string | null): void => {
      memory = text;
      try {
        if (text === null) localStorage.removeItem(key);
        else localStorage.setItem(key, text);
      } catch {
        // Full or forbidden storage: the copy in memory does.
      }
      tell();
    },
  };
}
