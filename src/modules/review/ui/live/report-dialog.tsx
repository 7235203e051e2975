'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '~/components/ui/dialog';
import { REPORT_REASONS, type ReportReason } from '../../rules';

export type ReportDialogProps = { open: boolean; onReport: (reason: ReportReason) => void; onClose: () => void };

/** Why staff should look at a review: one press on a reason sends it. */
export function ReportDialog({ open, onReport, onClose }: ReportDialogProps) {
  const t = useTranslations('review.live');
  return (
    <Dialog open={open} title={t('reportWhy')} onClose={onClose}>
      <ul className="-my-2">
        {REPORT_REASONS.map((reason) => (
          <li key={reason} className="border-b border-line last:border-0">
            <button
              type="button"
              onClick={() => onReport(reason)}
              className="flex min-h-12 w-full items-center text-left text-ui hover:font-semibold"
            >
              {t(`reasons.${reason}`)}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
