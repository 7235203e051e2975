/** When somebody last logged out: for all tabs of this browser, and what a tab has heard of it. */
const LOGGED_OUT = 'logged-out';

function forgetSince(moment: string): void {
  sessionStorage.clear();
  sessionStorage.setItem(LOGGED_OUT, moment);
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // Nothing was kept where nothing may be kept.
  }
}

/** Whoever sits here next reads nothing that was typed while somebody was in: neither in this tab nor in the shop's others. */
export function forgetTyped(): void {
  quietly(() => {
    const now = String(Date.now());
    localStorage.setItem(LOGGED_OUT, now);
    forgetSince(now);
  });
}

function forgetWhatIsOver(): void {
  quietly(() => {
    const moment = localStorage.getItem(LOGGED_OUT);
    if (moment !== null && moment !== sessionStorage.getItem(LOGGED_OUT)) forgetSince(moment);
  });
}

/**
 * For a tab in which nobody pressed log-out: what was typed in it goes when it is opened or brought back after that, and at once
 * where it is open. `heard`: somebody has just logged out in another. @returns how to stop
 */
export function forgetWithOthers(heard: () => void): () => void {
  const listen = ({ key, newValue }: StorageEvent) => {
    if (key !== LOGGED_OUT || newValue === null) return;
    forgetWhatIsOver();
    heard();
  };
  forgetWhatIsOver();
  window.addEventListener('pageshow', forgetWhatIsOver);
  window.addEventListener('storage', listen);
  return () => {
    window.removeEventListener('pageshow', forgetWhatIsOver);
    window.removeEventListener('storage', listen);
  };
}
