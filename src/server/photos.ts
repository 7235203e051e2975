import 'server-only';
import type { Id } from '~/lib/ids';
import { photoFiles, type PhotoKind } from '~/lib/photo-files';
import type { Picture } from './pictures';
import { storage } from './storage';

/** Puts the files of a photo where uploads are. */
export async function putPhoto(id: Id<PhotoKind>, { large, small }: Pick<Picture, 'large' | 'small'>): Promise<void> {
  const files = photoFiles(id);
  await Promise.all([storage().put(files.large, large), storage().put(files.small, small)]);
}

/** Removes files of uploads; those that are gone already are fine. */
export async function dropFiles(names: readonly string[]): Promise<void> {
  for (const name of names) await storage().remove(name);
}

/** A photo's file by its name, or null. */
export async function readPhoto(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  return storage().get(name);
}

export const filesOf = (ids: readonly Id<PhotoKind>[]): string[] => ids.flatMap((id) => Object.values(photoFiles(id)));
