import { useTranslations } from 'next-intl';
import { PhotoRow } from '~/components/photos/photo-row';
import type { PhotoView } from '~/lib/photo-files';

export function ReviewPhotos({ photos }: { photos: readonly PhotoView<'pho'>[] }) {
  const t = useTranslations('review.list');
  return <PhotoRow photos={photos} alt={(number) => t('photo', { number })} />;
}
