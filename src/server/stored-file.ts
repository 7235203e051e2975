/** Where files that people upload are kept. Names are the shop's own, and a file never changes. */
export type Storage = {
  readonly put: (name: string, body: Uint8Array) => Promise<void>;
  /** null where there is none of this name. */
  readonly get: (name: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  /** Also where it is gone already. */
  readonly remove: (name: string) => Promise<void>;
};

/** No path, no dot at the front, no other ending: whatever is asked for stays in the folder. */
export const isFileName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}\.(webp|jpg)$/.test(name);

/** What a stored file is, by its ending. */
export const mediaTypeOf = (name: string): 'image/webp' | 'image/jpeg' =>
  name.endsWith('.jpg') ? 'image/jpeg' : 'image/webp';

/** @throws Error for anything else than a name of a stored file */
export function requireName(name: string): string {
  if (!isFileName(name)) throw new Error('not a name of a stored file');
  return name;
}
