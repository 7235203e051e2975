/** What this browser keeps under a name; null where there is nothing, or where it may keep nothing. */
export function deviceText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
