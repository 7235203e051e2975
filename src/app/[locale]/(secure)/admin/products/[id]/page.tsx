import { ChevronLeft, ExternalLink } from 'lucide';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AdminHeading, AdminSection } from '~/components/layout/admin-shell';
import { Icon } from '~/components/ui/icon';
import { LinkButton } from '~/components/ui/link-button';
import { Pagination } from '~/components/ui/pagination';
import { getPathname, Link } from '~/i18n/navigation';
import { isId, type Id } from '~/lib/ids';
import { ChangeStatus } from '~/modules/catalog/ui/admin/change-status';
import { OptionRows } from '~/modules/catalog/ui/admin/option-rows';
import { ProductStatusTag } from '~/modules/catalog/ui/admin/product-status-tag';
import { ProductThumb } from '~/modules/catalog/ui/admin/product-thumb';
import { MovementRows } from '~/modules/inventory/ui/movement-rows';
import { readPage } from '~/modules/order/admin-input';
import { api } from '~/trpc/server';
import { AdminFrame } from '../../admin-frame';
import { orNotFound, requireStaff } from '../../require-staff';

type PageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const productOf = cache((id: string) => {
  if (!isId('prd', id)) notFound();
  return orNotFound(api.admin.products.byId({ productId: id }));
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await requireStaff('products');
  const [product, t] = await Promise.all([productOf((await params).id), getTranslations('admin.frame')]);
  return { title: t('pageTitle', { page: product.name }) };
}

export default async function AdminProductPage({ params, searchParams }: PageProps) {
  await requireStaff('products');
  const product = await productOf((await params).id);
  const asked = await searchParams;
  const locale = await getLocale();
  const [t, edit] = await Promise.all([getTranslations('admin.product'), getTranslations('admin.edit')]);
  const shown = product.variants.find(({ id }) => id === asked.variant) ?? product.variants[0];
  const page = readPage(asked);
  const history = shown ? await api.admin.stock.history({ variantId: shown.id, page }) : null;
  const address = `/admin/products/${product.id}`;
  const historyHref = (variant: Id<'var'>, at = 1) =>
    `${address}?variant=${variant}${at > 1 ? `&page=${at}` : ''}#history`;
  return (
    <AdminFrame locale={locale} current="/admin/products" address={address}>
      <Link
        href="/admin/products"
        className="-ml-1.5 inline-flex min-h-tap items-center gap-1 text-label font-semibold text-ink-2 hover:text-ink"
      >
        <Icon of={ChevronLeft} size={18} />
        {t('back')}
      </Link>
      <AdminHeading
        title={
          <span className="flex items-center gap-3">
            <ProductThumb image={product.images[0] ?? ''} tile={product.tile} className="size-13" />
            {product.name}
          </span>
        }
        note={
          <span className="flex flex-wrap items-center gap-2 pt-1">
            <ProductStatusTag status={product.status} />
            {product.brand} · {product.category} · {t('most', { count: product.maxPerOrder })}
          </span>
        }
        aside={
          <div className="flex flex-wrap items-center gap-2">
            <LinkButton href={`${address}/edit`} variant="outline" size={44}>
              {edit('open')}
            </LinkButton>
            <ChangeStatus productId={product.id} status={product.status} />
            {product.status === 'ACTIVE' && (
              <a
                href={getPathname({ href: `/products/${product.slug}`, locale })}
                className="inline-flex min-h-tap items-center gap-1.5 px-2 text-label font-semibold text-ink-2 hover:text-ink"
              >
                {t('seeInShop')}
                <Icon of={ExternalLink} size={18} />
              </a>
            )}
          </div>
        }
      />
      <AdminSection id="options" title={t('options', { count: product.variants.length })}>
        <OptionRows rows={product.variants} shown={shown?.id ?? null} historyHref={historyHref} />
      </AdminSection>
      {shown && history && (
        <div className="mt-10 scroll-mt-28 lg:scroll-mt-6" id="history">
          <AdminSection id="history-title" title={t('historyTitle')} aside={shown.option}>
            {history.items.length === 0 ? (
              <p className="py-4 text-ui text-ink-2">{t('noHistory')}</p>
            ) : (
              <MovementRows caption={t('historyOf', { name: shown.option })} rows={history.items} locale={locale} />
            )}
          </AdminSection>
          <Pagination page={history.page} pages={history.pages} hrefFor={(at) => historyHref(shown.id, at)} />
        </div>
      )}
    </AdminFrame>
  );
}
