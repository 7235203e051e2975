import { isId, type Id } from './ids';

/** What photos are of, by the kind of their id, and where their files are asked for. */
const PLACES = { pho: '/api/photos', clp: '/api/claim-photos' } as const;
export type PhotoKind = keyof typeof PLACES;

/** A photo as it is shown: `blur` is the picture a few pixels wide, as a data address, until the file is there. */
export type PhotoView<K extends PhotoKind = PhotoKind> = { readonly id: Id<K>; readonly blur: string };

export const PHOTOS_MAX = 5;

/** The files of a photo: as large as it is ever shown, and a square for lists. */
export const photoFiles = (id: Id<PhotoKind>) => ({ large: `${id}-1600.webp`, small: `${id}-320.webp` });

/** The photo of this kind a file belongs to, or null. */
export function photoOfFile<K extends PhotoKind>(kind: K, name: string): Id<K> | null {
  const [id = ''] = name.split('-');
  return isId(kind, id) && Object.values(photoFiles(id)).includes(name) ? id : null;
}

/** Where a photo's file is asked for. */
export function photoHref(id: Id<PhotoKind>, size: 'large' | 'small'): string {
  return `${isId('pho', id) ? PLACES.pho : PLACES.clp}/${photoFiles(id)[size]}`;
}

/** Where a photo of this kind is sent to. */
export const photoUpload = (kind: PhotoKind): string => PLACES[kind];
