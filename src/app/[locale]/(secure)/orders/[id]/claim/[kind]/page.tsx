import { PackageX } from 'lucide';
import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { PageTitle } from '~/components/layout/page-title';
import { isId } from '~/lib/ids';
import { seoulClock } from '~/lib/time';
import { CLAIM_KINDS, type ClaimKind } from '~/modules/claim/rules';
import { ClaimForm } from '~/modules/claim/ui/claim-form';
import { api } from '~/trpc/server';
import { orLogin } from '../../../../or-not-found';
import { SecureFrame } from '../../../../secure-frame';

type ClaimProps = { params: Promise<{ locale: Locale; id: string; kind: string }> };

/** `cancel`, `return` or `exchange` of the address. */
const kindOf = (word: string): ClaimKind => CLAIM_KINDS.find((kind) => kind.toLowerCase() === word) ?? notFound();

export async function generateMetadata({ params }: ClaimProps): Promise<Metadata> {
  const { locale, kind } = await params;
  const t = await getTranslations({ locale, namespace: 'claim.title' });
  return { title: t(kindOf(kind)) };
}

/** A request about one's own order, or why there can be none now. */
export default async function ClaimPage({ params }: ClaimProps) {
  const { locale, id, kind: word } = await params;
  const kind = kindOf(word);
  if (!isId('ord', id)) notFound();
  const of = await orLogin(api.claim.claimable({ orderId: id }), `/orders/${id}/claim/${word}`);
  const refusal = of.kinds[kind];
  const t = await getTranslations({ locale, namespace: 'claim' });
  return (
    <SecureFrame
      locale={locale}
      words={['claim', 'payment']}
      current="/orders"
      back={{ href: `/orders/${id}`, title: t(`title.${kind}`) }}
      bottomBar={refusal ? undefined : <></>}
    >
      <div className="wrap pt-4 pb-14 md:pt-10">
        <PageTitle>{t(`title.${kind}`)}</PageTitle>
        {refusal ? (
          <div className="pt-6">
            <EmptyState
              heading="h2"
              icon={PackageX}
              title={t(`impossible.${kind}`)}
              action={<LinkButton href={`/orders/${id}`}>{t('back')}</LinkButton>}
            >
              {t(`refusals.${refusal}`)}
            </EmptyState>
          </div>
        ) : (
          <>
            <p className="mt-1.5 mb-7 text-ui text-ink-2">{t(`intro.${kind}`)}</p>
            <ClaimForm orderId={id} kind={kind} of={of} today={seoulClock(new Date()).slice(0, 10)} />
          </>
        )}
      </div>
    </SecureFrame>
  );
}
