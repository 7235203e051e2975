const SAID = 'said-later';

/** Leaves a line for the next page of this tab to say as a toast; where nothing may be kept nothing is said. */
export function sayOnNextPage(text: string): void {
  try {
    sessionStorage.setItem(SAID, text);
  } catch {
    // It is only a word.
  }
}

/** @returns what the page before left to say, once */
export function takeSaid(): string | null {
  try {
    const text = sessionStorage.getItem(SAID);
    sessionStorage.removeItem(SAID);
    return text;
  } catch {
    return null;
  }
}
