import { CircleAlert } from 'lucide';
import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { TextLink } from '~/components/ui/text-link';
import { redirect } from '~/i18n/navigation';
import { isId } from '~/lib/ids';
import { formatTime } from '~/lib/time';
import { TimeLeft } from '~/modules/order/ui/hold-countdown';
import { noteDeclineInput } from '~/modules/payment/input';
import { declineReason, goesBack } from '~/modules/payment/ui/decline-reason';
import { NoteDecline } from '~/modules/payment/ui/note-decline';
import { api } from '~/trpc/server';
import { orLogin } from '../../or-not-found';
import { SecureFrame } from '../../secure-frame';

type FailProps = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: FailProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'checkout' });
  return { title: t('fail.title') };
}

/**
 * Back without a payment. The reason comes from our own table by its code; the sentence in the address is never shown. A try
 * that the window itself refused is named in the address, and written down.
 */
export default async function FailPage({ params, searchParams }: FailProps) {
  const { locale } = await params;
  const { o, w, code, orderId: tried } = await searchParams;
  if (typeof o !== 'string' || !isId('ord', o)) notFound();
  const reason = declineReason(typeof code === 'string' ? code : null);
  const here = new URLSearchParams({ o });
  for (const [name, value] of Object.entries({ w, code, orderId: tried }))
    if (typeof value === 'string') here.set(name, value);
  const { order } = await orLogin(api.order.byId({ orderId: o }), `/checkout/fail?${here.toString()}`);
  const declined = noteDeclineInput.safeParse({ orderId: o, providerOrderId: tried, token: w, code });
  // Whatever the address says: a payment that is under way or made is told on its own page.
  if (order.state !== 'PENDING' && order.state !== 'EXPIRED' && order.state !== 'CANCELED') {
    return redirect({ href: `/checkout/success?o=${o}`, locale });
  }
  const now = new Date();
  const held = order.state === 'PENDING' && order.expiresAt > now;
  const [resume, t, words] = await Promise.all([
    api.order.resumePath({ orderId: o }),
    getTranslations({ locale, namespace: 'checkout.fail' }),
    getTranslations({ locale, namespace: 'payment.declined' }),
  ]);
  return (
    <SecureFrame locale={locale} words={['checkout']} menuless back={{ href: resume, title: t('short') }}>
      {declined.success && <NoteDecline {...declined.data} />}
      <div className="wrap py-10 md:py-14">
        <h1 className="sr-only">{t(reason === 'CLOSED' ? 'closed' : 'title')}</h1>
        <EmptyState
          heading="h2"
          icon={CircleAlert}
          title={words(reason)}
          action={<LinkButton href={resume}>{t('again')}</LinkButton>}
        >
          {t(goesBack(reason) ? 'back' : 'nothing')}{' '}
          {held
            ? t.rich('held', {
                time: formatTime(order.expiresAt, locale, { hour: '2-digit', minute: '2-digit' }),
                left: () => <TimeLeft expiresAt={order.expiresAt} now={now} />,
              })
            : t('over')}
        </EmptyState>
        <p className="mt-4 text-center text-small text-ink-2">{t('typed')}</p>
        <div className="mt-2 flex justify-center gap-6">
          <TextLink href={`/orders/${o}`}>{t('toOrder')}</TextLink>
          <TextLink href="/help#payment">{t('toHelp')}</TextLink>
        </div>
      </div>
    </SecureFrame>
  );
}
