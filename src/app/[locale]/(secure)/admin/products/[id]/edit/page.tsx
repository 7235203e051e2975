import { ChevronLeft } from 'lucide';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AdminHeading, AdminSection } from '~/components/layout/admin-shell';
import { Icon } from '~/components/ui/icon';
import { Link } from '~/i18n/navigation';
import { isId } from '~/lib/ids';
import { forAllergens } from '~/modules/catalog/rules';
import { EditPictures } from '~/modules/catalog/ui/admin/edit-pictures';
import { EditTexts } from '~/modules/catalog/ui/admin/edit-texts';
import { typedTexts } from '~/modules/catalog/ui/admin/typed-texts';
import { api } from '~/trpc/server';
import { AdminFrame } from '../../../admin-frame';
import { orNotFound, requireStaff } from '../../../require-staff';

type PageProps = { params: Promise<{ id: string }> };

const productOf = cache((id: string) => {
  if (!isId('prd', id)) notFound();
  return orNotFound(api.admin.products.forEdit({ productId: id }));
});

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff('products');
  const [t, frame] = await Promise.all([getTranslations('admin.edit'), getTranslations('admin.frame')]);
  return { title: frame('pageTitle', { page: t('title') }) };
}

export default async function EditProductPage({ params }: PageProps) {
  await requireStaff('products');
  const { id, edition, tile, texts, pictures, left, hasFlavourPictures } = await productOf((await params).id);
  const locale = await getLocale();
  const [t, words] = await Promise.all([getTranslations('admin.edit'), getTranslations('catalog.product')]);
  const edited = (picture: (typeof pictures)[number]) => ({
    ...picture,
    altKo: picture.altKo ?? '',
    altEn: picture.altEn ?? '',
  });
  return (
    <AdminFrame locale={locale} current="/admin/products" address={`/admin/products/${id}/edit`}>
      <Link
        href={`/admin/products/${id}`}
        className="-ml-1.5 inline-flex min-h-tap items-center gap-1 text-label font-semibold text-ink-2 hover:text-ink"
      >
        <Icon of={ChevronLeft} size={18} />
        {t('toProduct')}
      </Link>
      <AdminHeading title={t('title')} note={locale === 'ko' ? texts.nameKo : texts.nameEn} />
      <AdminSection id="pictures" title={t('pictures')}>
        <EditPictures
          productId={id}
          edition={edition}
          tile={tile}
          stored={pictures.map(edited)}
          left={left.map(edited)}
          hasFlavourPictures={hasFlavourPictures}
        />
      </AdminSection>
      <div className="mt-10">
        <AdminSection id="texts" title={t('texts')}>
          <EditTexts
            productId={id}
            edition={edition}
            stored={typedTexts(texts)}
            words={{
              allergens: forAllergens((allergen) => words(`allergens.${allergen}`)),
              storages: {
                ROOM: words('storages.ROOM'),
                CHILLED: words('storages.CHILLED'),
                FROZEN: words('storages.FROZEN'),
              },
            }}
          />
        </AdminSection>
      </div>
    </AdminFrame>
  );
}
