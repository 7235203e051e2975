import { useLocale, useTranslations } from 'next-intl';
import { LinkButton } from '~/components/ui/link-button';
import type { Id } from '~/lib/ids';
import { BoughtLine, type BoughtLineView } from './bought-line';

type ReviewableLine = BoughtLineView & { readonly lineId: Id<'lin'>; readonly reviewId: Id<'rev'> | null };

/** The lines of an order that can be reviewed, each with its way there. */
export function ReviewableLines({ orderId, lines }: { orderId: Id<'ord'>; lines: readonly ReviewableLine[] }) {
  const t = useTranslations('review.mine');
  const isKo = useLocale() === 'ko';
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.lineId} className="py-2">
          <BoughtLine line={line}>
            <LinkButton
              href={`/orders/${orderId}/review/${line.lineId}`}
              variant="outline"
              size={40}
              aria-label={t(line.reviewId ? 'editNamed' : 'writeNamed', { name: isKo ? line.nameKo : line.nameEn })}
            >
              {t(line.reviewId ? 'edit' : 'write')}
            </LinkButton>
          </BoughtLine>
        </li>
      ))}
    </ul>
  );
}
