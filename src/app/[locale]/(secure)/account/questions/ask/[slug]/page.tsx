import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { slugInput } from '~/modules/catalog/input';
import { OrderThumb } from '~/modules/order/ui/order-thumb';
import { AskForm } from '~/modules/question/ui/ask-form';
import { api } from '~/trpc/server';
import { orNotFound } from '../../../../or-not-found';
import { requireUser } from '../../../../require-user';
import { AccountFrame } from '../../../../account-frame';

type AskProps = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata({ params }: AskProps): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'question.form' }))('title') };
}

/** A question about one product. */
export default async function AskPage({ params }: AskProps) {
  const { locale, slug: address } = await params;
  const slug = slugInput.safeParse(address);
  if (!slug.success) notFound();
  await requireUser(`/account/questions/ask/${slug.data}`);
  const [{ name, image, tile }, t] = await Promise.all([
    orNotFound(api.question.list({ slug: slug.data })),
    getTranslations({ locale, namespace: 'question.form' }),
  ]);
  return (
    <AccountFrame
      locale={locale}
      words={['question']}
      title={t('title')}
      here="/account/questions"
      back="/account/questions"
    >
      <p className="flex items-center gap-3 pb-6 text-ui font-semibold">
        <OrderThumb image={image} tile={tile} />
        {name}
      </p>
      <AskForm slug={slug.data} />
    </AccountFrame>
  );
}
