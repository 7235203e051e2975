import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { slugInput } from '~/modules/catalog/input';
import { AskForm } from '~/modules/question/ui/ask-form';
import { api } from '~/trpc/server';
import { orNotFound } from '../../../../or-not-found';
import { requireUser } from '../../../../require-user';
import { SecureFrame } from '../../../../secure-frame';

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
  const [{ name }, t] = await Promise.all([
    orNotFound(api.question.list({ slug: slug.data })),
    getTranslations({ locale, namespace: 'question.form' }),
  ]);
  return (
    <SecureFrame
      locale={locale}
      words={['question']}
      current="/account"
      back={{ href: '/account/questions', title: t('title') }}
    >
      <div className="wrap max-w-[760px] pt-6 pb-14 md:pt-10">
        <h1 className="text-h1">{t('title')}</h1>
        <p className="pt-1.5 pb-6 text-ui text-ink-2">{name}</p>
        <AskForm slug={slug.data} />
      </div>
    </SecureFrame>
  );
}
