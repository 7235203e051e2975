import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Block } from '~/components/ui/section-heading';
import { TextLink } from '~/components/ui/text-link';
import { getPathname } from '~/i18n/navigation';
import { formatTime } from '~/lib/time';
import { Devices } from '~/modules/account/ui/devices';
import { LogoutButton } from '~/modules/account/ui/logout-button';
import { AdoptableOrders } from '~/modules/order/ui/adoptable-orders';
import { requireUser } from '~/server/require-user';
import { api } from '~/trpc/server';
import { SecureFrame } from '../secure-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.page'))('title') };
}

export default async function AccountPage() {
  await requireUser('/account');
  const locale = await getLocale();
  const t = await getTranslations('account.page');
  const devicesWords = await getTranslations('account.devices');
  const [account, devices, adoptable] = await Promise.all([
    api.account.me(),
    api.account.devices(),
    api.order.adoptable(),
  ]);
  const when = { dateStyle: 'medium', timeStyle: 'short' } as const;
  const ways = [account.password && t('password'), account.naver && t('naver')].filter(Boolean).join(', ');
  const rows = [
    { label: t('name'), value: account.name },
    { label: t('email'), value: account.email ?? t('none') },
    { label: t('phone'), value: account.phone ?? t('none') },
    { label: t('ways'), value: ways },
  ];
  return (
    <SecureFrame
      locale={locale}
      words={['account', 'order']}
      current="/account"
      back={{ href: '/', title: t('title') }}
    >
      <div className="wrap max-w-[760px]">
        <h1 className="pt-8 pb-6">{t('greeting', { name: account.name })}</h1>
        <Block title={t('orders')} aside={<TextLink href="/orders">{t('orders')}</TextLink>}>
          <p className="text-ui text-ink-2">{t('ordersLead')}</p>
        </Block>
        <AdoptableOrders orders={adoptable} />
        <Block title={t('details')}>
          <dl className="border-t border-line">
            {rows.map(({ label, value }) => (
              <div key={label} className="grid grid-cols-[112px_1fr] gap-3 border-b border-line py-3 text-ui">
                <dt className="text-ink-3">{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Block>
        <Block title={devicesWords('title')}>
          <p className="pb-4 text-ui text-ink-2">{devicesWords('lead')}</p>
          <Devices
            devices={devices.map(({ id, name, seenAt, isThis }) => ({
              ...{ id, name, isThis },
              seen: formatTime(seenAt, locale, when),
            }))}
          />
        </Block>
        <LogoutButton home={getPathname({ href: '/', locale })} />
      </div>
    </SecureFrame>
  );
}
