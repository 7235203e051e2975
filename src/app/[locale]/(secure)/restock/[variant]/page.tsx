import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { getPathname } from '~/i18n/navigation';
import { PageTitle } from '~/components/layout/page-title';
import { isId } from '~/lib/ids';
import { restockHref } from '~/modules/restock/input';
import { AskByMail } from '~/modules/restock/ui/ask-by-mail';
import { AskSigned } from '~/modules/restock/ui/ask-signed';
import { Settled } from '~/modules/restock/ui/settled';
import { WaitedGoodsRow } from '~/modules/restock/ui/waited-goods';
import { api } from '~/trpc/server';
import { orNotFound } from '../../or-not-found';
import { currentUser } from '../../require-user';
import { SecureFrame } from '../../secure-frame';

type RestockProps = { params: Promise<{ locale: Locale; variant: string }> };

export async function generateMetadata({ params }: RestockProps): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'restock.ask' }))('title') };
}

/** Where anybody asks to be told when a sold-out variant can be bought again. */
export default async function RestockPage({ params }: RestockProps) {
  const { locale, variant } = await params;
  if (!isId('var', variant)) notFound();
  const [goods, user, t] = await Promise.all([
    orNotFound(api.restock.askable({ variantId: variant })),
    currentUser(),
    getTranslations({ locale, namespace: 'restock.ask' }),
  ]);
  const { slug, email, isBack, isMuted } = goods;
  const product = `/products/${slug}`;
  const next = getPathname({ href: restockHref(variant), locale });
  return (
    <SecureFrame locale={locale} words={['restock', 'account']} back={{ href: product, title: t('title') }}>
      <div className="mx-auto w-full max-w-[420px] px-gutter pt-8 pb-14 md:px-0 md:pt-14">
        <PageTitle>{t('title')}</PageTitle>
        <p className="mt-1 mb-6 text-ui text-ink-2">{t('lead')}</p>
        <WaitedGoodsRow goods={goods} />
        {isBack ? (
          <Settled title={t('back')} lead={t('backLead')} link={{ href: product, label: t('product') }} />
        ) : email ? (
          <AskSigned variantId={variant} email={email} isMuted={isMuted} />
        ) : (
          <AskByMail variantId={variant} slug={slug} />
        )}
        {!user && !isBack && (
          <p className="mt-6 flex items-center justify-center gap-2 border-t border-line pt-4 text-ui text-ink-2">
            {t('member')}
            <a
              href={getPathname({ href: { pathname: '/login', query: { next } }, locale })}
              className="inline-flex min-h-tap items-center font-semibold text-brand underline underline-offset-3"
            >
              {t('login')}
            </a>
          </p>
        )}
      </div>
    </SecureFrame>
  );
}
