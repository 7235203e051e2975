import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { AddressBook } from '~/modules/account/ui/address-book';
import { NOBODY } from '~/modules/account/ui/recipient-form';
import { requireUser } from '../../require-user';
import { api } from '~/trpc/server';
import { postalSearch } from '../../postal-search';
import { AccountFrame } from '../../account-frame';

type AddressesProps = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: AddressesProps): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'account.addresses' }))('title') };
}

export default async function AddressesPage({ params }: AddressesProps) {
  const { locale } = await params;
  await requireUser('/account/addresses');
  const t = await getTranslations({ locale, namespace: 'account.addresses' });
  const [addresses, account] = await Promise.all([api.account.addresses.list(), api.account.me()]);
  const blank = { ...NOBODY, name: account.name, phone: account.phone ?? '', label: '', isDefault: false };
  return (
    <AccountFrame locale={locale} words={['account', 'checkout']} title={t('title')} here="/account/addresses">
      <p className="pb-4 text-ui text-ink-2">{t('lead')}</p>
      <AddressBook addresses={addresses} blank={blank} postalSearch={postalSearch()} />
    </AccountFrame>
  );
}
