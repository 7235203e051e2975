'use client';

import { Printer } from 'lucide';
import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { Icon } from '~/components/ui/icon';

export function PrintButton() {
  const t = useTranslations('order.receipt');
  return (
    <div className="print:hidden">
      <Button variant="outline" size={44} onClick={() => window.print()}>
        <Icon of={Printer} size={18} />
        {t('print')}
      </Button>
    </div>
  );
}
