import { useTranslations } from 'next-intl';
import { classNames } from './class-names';

function Bone({ className }: { className: string }) {
  return <div className={classNames('bone', className)} />;
}

/** The card's own measures: tile, button, brand, name, price, meta. */
export function CardSkeleton() {
  return (
    <div aria-hidden>
      <Bone className="aspect-[0.835] w-full" />
      <Bone className="mt-2 h-11 md:h-10" />
      <Bone className="mt-3 h-3.5 w-2/5" />
      <Bone className="mt-2 h-4 w-4/5" />
      <Bone className="mt-2 h-[18px] w-3/5" />
      <Bone className="mt-2 h-3.5 w-1/2" />
    </div>
  );
}

export function CardGridSkeleton({ count, columns = 4 }: { count: number; columns?: 4 | 5 }) {
  const t = useTranslations('common');
  return (
    <div role="status" className={classNames('product-grid', columns === 5 && 'product-grid-5')}>
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: count }, (_, index) => (
        <CardSkeleton key={index} />
      ))}
    </div>
  );
}

/** Rows of a cart or an order: thumb 96 (80), two lines, amount. */
export function ListSkeleton({ rows }: { rows: number }) {
  const t = useTranslations('common');
  return (
    <div role="status">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex items-center gap-4 border-b border-line py-[18px]">
          <Bone className="size-20 flex-none md:size-24" />
          <div className="flex-1">
            <Bone className="h-4 w-3/5" />
            <Bone className="mt-2 h-3.5 w-2/5" />
          </div>
          <Bone className="h-[18px] w-20" />
        </div>
      ))}
    </div>
  );
}

export function LineSkeleton({ className = 'h-4 w-full' }: { className?: string }) {
  return (
    <div aria-hidden>
      <Bone className={className} />
    </div>
  );
}
