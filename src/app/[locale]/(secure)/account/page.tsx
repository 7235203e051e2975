import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import { Notice } from '~/components/ui/notice';
import { Block } from '~/components/ui/section-heading';
import { TextLink } from '~/components/ui/text-link';
import { getPathname } from '~/i18n/navigation';
import { formatTime } from '~/lib/time';
import { Devices } from '~/modules/account/ui/devices';
import { EntryLinks } from '~/modules/account/ui/entry-links';
import { AdoptableOrders } from '~/modules/order/ui/adoptable-orders';
import { Profile } from '~/modules/account/ui/profile';
import { OrderCounts } from '~/modules/order/ui/order-counts';
import { DownloadData } from '~/modules/privacy/ui/download-data';
import { WaysIn } from '~/modules/account/ui/ways-in';
import { requireUser } from '../require-user';
import { api } from '~/trpc/server';
import { unlessAway } from '~/server/unless-away';
import { accountMe, accountPlaces } from '../account-places';
import { AccountFrame } from '../account-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.page'))('title') };
}

export default async function AccountPage() {
  await requireUser('/account');
  const locale = await getLocale();
  const t = await getTranslations('account.page');
  const words = await getTranslations('account');
  const [account, devices, counts, adoptable, places] = await Promise.all([
    accountMe(),
    unlessAway(api.account.devices()),
    api.order.counts(),
    api.order.adoptable(),
    accountPlaces(locale),
  ]);
  const when = { dateStyle: 'medium', timeStyle: 'short' } as const;
  const to = (href: string) => getPathname({ href, locale });
  return (
    <AccountFrame
      locale={locale}
      words={['account', 'order']}
      title={t('title')}
      heading={<h1 className="pb-6">{t('greeting', { name: account.name })}</h1>}
      here="/account"
      back="/"
    >
      <Block title={t('orders')} aside={<TextLink href="/orders">{words('counts.all')}</TextLink>}>
        <OrderCounts counts={counts} />
      </Block>
      <AdoptableOrders orders={adoptable} />
      <Block title={t('details')}>
        <Profile name={account.name} phone={account.phone} />
        <div className="flex items-center gap-x-3 border-b border-line max-md:flex-col max-md:items-start">
          <dl className="min-w-0 flex-1 max-md:w-full">
            <div className="grid gap-x-3 py-3 text-ui md:grid-cols-[112px_1fr]">
              <dt className="text-ink-3">{t('email')}</dt>
              <dd className="wrap-anywhere">
                {account.email?.split('@').map((part, index) =>
                  index === 0 ? (
                    part
                  ) : (
                    <Fragment key={part}>
                      <wbr />@{part}
                    </Fragment>
                  ),
                ) ?? t('none')}
              </dd>
            </div>
          </dl>
          <TextLink href="/account/email">{t('changeEmail')}</TextLink>
        </div>
      </Block>
      <WaysIn ways={await api.account.waysIn()} />
      {/* On a desktop the side list has them. */}
      <div className="lg:hidden">
        <Block title={words('entries.title')}>
          <EntryLinks
            label={words('entries.title')}
            entries={places.map(({ href, ...place }) => ({ ...place, href: to(href) }))}
          />
        </Block>
      </div>
      <Block title={words('devices.title')}>
        <p className="pb-4 text-ui text-ink-2">{words('devices.lead')}</p>
        {devices ? (
          <Devices
            devices={devices.map(({ id, name, seenAt, isThis }) => ({
              ...{ id, name, isThis },
              seen: formatTime(seenAt, locale, when),
            }))}
          />
        ) : (
          <Notice tone="info">{words('devices.away')}</Notice>
        )}
      </Block>
      <Block title={words('data.title')}>
        <p className="pb-4 text-ui text-ink-2">{words('data.lead')}</p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <DownloadData />
          <TextLink href="/account/leave">{words('leave.title')}</TextLink>
        </div>
      </Block>
    </AccountFrame>
  );
}
