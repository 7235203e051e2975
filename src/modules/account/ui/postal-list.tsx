'use client';

import { MapPin } from 'lucide';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Icon } from '~/components/ui/icon';
import { TextField } from '~/components/ui/text-field';
import { POSTAL_PLACES, type PostalPlace } from './postal-codes';

/** Looks a postal code up in the small list the shop brings along, where nothing outside may be asked. */
export function PostalList({ onChoose }: { onChoose: (postalCode: string, address: string) => void }) {
  const t = useTranslations('checkout.postal');
  const [wanted, setWanted] = useState('');
  const address = (place: PostalPlace) => t(`places.${place}`);
  const words = wanted.trim().toLowerCase().split(/\s+/);
  const found = POSTAL_PLACES.filter((place) =>
    words.every((word) => `${place} ${address(place)}`.toLowerCase().includes(word)),
  );
  return (
    <>
      <TextField
        label={t('search')}
        placeholder={t('example')}
        value={wanted}
        hint={t('hint')}
        onChange={(event) => setWanted(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <p role="status" className="mt-4 mb-1 text-small text-ink-2">
        {found.length > 0 ? t('found', { count: found.length }) : t('none')}
      </p>
      <ul>
        {found.map((place) => (
          <li key={place} className="border-t border-line">
            <button
              type="button"
              className="flex min-h-13 w-full items-center gap-3 py-2 text-left text-ui hover:text-brand"
              onClick={() => onChoose(place, address(place))}
            >
              <Icon of={MapPin} size={18} className="text-ink-3" />
              <b className="tabular font-semibold">{place}</b>
              <span>{address(place)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
