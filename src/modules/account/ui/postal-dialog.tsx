'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '~/components/ui/dialog';
import { PostalList } from './postal-list';
import { PostalProvider } from './postal-provider';

/** Where postal codes are looked up: at the provider, or, where nothing outside may be asked, in a list of the shop's own. */
export type PostalSearch = 'PROVIDER' | 'LIST';

type PostalDialogProps = {
  search: PostalSearch;
  open: boolean;
  onClose: () => void;
  onChoose: (postalCode: string, address: string) => void;
};

/** Finds a postal code and its street; every address can also be typed by hand. */
export function PostalDialog({ search, open, onClose, onChoose }: PostalDialogProps) {
  const t = useTranslations('checkout.postal');
  return (
    <Dialog open={open} title={t('title')} onClose={onClose}>
      {search === 'LIST' && <PostalList onChoose={onChoose} />}
      {search === 'PROVIDER' && open && <PostalProvider onChoose={onChoose} />}
    </Dialog>
  );
}
