import { expect } from 'vitest';

export const anyText: unknown = expect.any(String);

export function textLike(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

export function textWith(part: string): unknown {
  return expect.stringContaining(part);
}
