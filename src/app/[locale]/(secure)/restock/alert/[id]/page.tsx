import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { PageTitle } from '~/components/layout/page-title';
import { restockLinkInput } from '~/modules/restock/input';
import { LinkedAlert } from '~/modules/restock/ui/linked-alert';
import { WaitedGoodsRow } from '~/modules/restock/ui/waited-goods';
import { api } from '~/trpc/server';
import { orNotFound } from '../../../or-not-found';
import { SecureFrame } from '../../../secure-frame';

type AlertProps = {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: AlertProps): Promise<Metadata> {
  const { locale } = await params;
  const title = (await getTranslations({ locale, namespace: 'restock.link' }))('title');
  return { title, referrer: 'no-referrer' };
}

/** Where the link of a mail leads: the owner of the mailbox wants to be told, or does not. */
export default async function RestockAlertPage({ params, searchParams }: AlertProps) {
  const { locale, id } = await params;
  const link = restockLinkInput.safeParse({ alertId: id, key: (await searchParams).key });
  if (!link.success) notFound();
  const [alert, t] = await Promise.all([
    orNotFound(api.restock.linked(link.data)),
    getTranslations({ locale, namespace: 'restock.link' }),
  ]);
  return (
    <SecureFrame locale={locale} words={['restock']} current="/products" back={{ href: '/', title: t('title') }}>
      <div className="mx-auto w-full max-w-[420px] px-gutter pt-8 pb-14 md:px-0 md:pt-14">
        <PageTitle className="mb-6">{t('title')}</PageTitle>
        <WaitedGoodsRow goods={alert} />
        <LinkedAlert link={link.data} slug={alert.slug} isConfirmed={alert.isConfirmed} />
      </div>
    </SecureFrame>
  );
}
