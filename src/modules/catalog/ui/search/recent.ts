const KEY = 'recent-searches';
const MOST = 6;

/** What was searched for on this device, the last first. It never leaves the device. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function keep(queries: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(queries.slice(0, MOST)));
  } catch {
    // A browser that keeps nothing has no recent searches.
  }
}

export function rememberSearch(query: string): void {
  if (query !== '') keep([query, ...recentSearches().filter((other) => other !== query)]);
}

export const forgetSearches = (): void => keep([]);
