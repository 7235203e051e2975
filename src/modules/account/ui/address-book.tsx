'use client';

import { MapPin, Plus } from 'lucide';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { EmptyState } from '~/components/ui/empty-state';
import { Icon } from '~/components/ui/icon';
import { Tag } from '~/components/ui/tag';
import type { Id } from '~/lib/ids';
import type { AddressInput } from '../address-input';
import { ADDRESSES_MAX } from '../rules';
import { AddressForm } from './address-form';
import { AddressWords } from './address-words';
import type { PostalSearch } from './postal-dialog';
import { useAddressBook } from './use-address-book';

export type KeptAddress = AddressInput & { readonly id: Id<'adr'> };

type AddressBookProps = {
  addresses: readonly KeptAddress[];
  /** A new address begins with the name and the number of its owner. */
  blank: AddressInput;
  postalSearch: PostalSearch;
};

/** The addresses somebody keeps: add, change, make one the default, remove with a way back. */
export function AddressBook({ addresses, blank, postalSearch }: AddressBookProps) {
  const t = useTranslations('account.addresses');
  const [editing, setEditing] = useState<KeptAddress | 'NEW' | null>(null);
  const close = () => setEditing(null);
  const book = useAddressBook(close);
  const open = (what: KeptAddress | 'NEW') => {
    book.forgetProblem();
    setEditing(what);
  };
  const known = editing === 'NEW' ? null : editing;
  const full = addresses.length >= ADDRESSES_MAX;
  const addButton = (
    <Button variant={addresses.length > 0 ? 'outline' : 'primary'} size={52} onClick={() => open('NEW')}>
      <Icon of={Plus} size={18} />
      {t('add')}
    </Button>
  );
  return (
    <>
      {addresses.length === 0 ? (
        <EmptyState heading="h2" icon={MapPin} title={t('empty')} action={addButton}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <ul className="border-t-2 border-ink">
            {addresses.map((address) => {
              const name = address.label || address.address1;
              return (
                <li key={address.id} className="border-b border-line py-4">
                  <p className="flex flex-wrap items-center gap-2 text-ui font-semibold">
                    {name}
                    {address.isDefault && <Tag tone="brand">{t('default')}</Tag>}
                  </p>
                  <p className="mt-1 text-ui">
                    <AddressWords recipient={address} />
                  </p>
                  <div className="-ml-2 flex flex-wrap gap-x-2">
                    <Button
                      variant="ghost"
                      size={44}
                      aria-label={t('changeNamed', { name })}
                      onClick={() => open(address)}
                    >
                      {t('change')}
                    </Button>
                    <Button
                      variant="ghost"
                      size={44}
                      aria-label={t('removeNamed', { name })}
                      onClick={() => book.remove(address)}
                    >
                      {t('remove')}
                    </Button>
                    {!address.isDefault && (
                      <Button
                        variant="ghost"
                        size={44}
                        aria-label={t('makeDefaultNamed', { name })}
                        onClick={() => book.makeDefault(address)}
                      >
                        {t('makeDefault')}
                      </Button>
                    )}
                  </div>
                </li>
              );
            })}
          </ul>
          <div className="pt-5">
            {full ? <p className="text-ui text-ink-2">{t('full', { max: ADDRESSES_MAX })}</p> : addButton}
          </div>
        </>
      )}
      {editing && (
        <AddressForm
          start={known ?? blank}
          isNew={known === null}
          staysDefault={known ? known.isDefault : addresses.length === 0}
          postalSearch={postalSearch}
          problem={book.problem}
          pending={book.pending}
          onSave={(address) => book.save(address, known?.id ?? null)}
          onClose={close}
        />
      )}
    </>
  );
}
