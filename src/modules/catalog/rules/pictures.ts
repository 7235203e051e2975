import { isId, type Id } from '~/lib/ids';

/** So many pictures a product has at most. */
export const PICTURES_MAX = 10;
export const ALT_MAX = 120;

/** Drawn ones show a pack, food on a plate or the nutrition card; a photo is what staff uploaded. */
export type PictureKind = 'pack' | 'styled' | 'nutrition' | 'photo';

/** Where an upload is found, and the picture a shared link shows that was drawn when its product was saved. */
export const uploadPath = (id: Id<'pic'>): string => `/pictures/${id}.webp`;
export const drawnSharePath = (id: Id<'pic'>): string => `/pictures/${id}.jpg`;

const FILE = /^\/pictures\/((pic_[A-Za-z0-9]+)\.(?:webp|jpg))$/;

/** The stored file a path stands for; null where the shop's own folder holds it. */
export function storedFileOf(path: string): string | null {
  const [, file = null, id = ''] = FILE.exec(path) ?? [];
  return isId('pic', id) ? file : null;
}

/** What a picture shows: the drawn ones say it by their name. */
export function kindOfPicture(path: string): PictureKind {
  if (storedFileOf(path)) return 'photo';
  if (path.endsWith('/styled.webp')) return 'styled';
  return path.endsWith('/nutrition.webp') ? 'nutrition' : 'pack';
}
