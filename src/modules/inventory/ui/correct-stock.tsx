'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { CorrectStockForm, type CorrectStockProps } from './correct-stock-form';

/** The button that opens the correction of one option's stock. */
export function CorrectStock(props: CorrectStockProps) {
  const t = useTranslations('admin.island.stock');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="outline" size={40} aria-label={t('openFor', { name: props.name })} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog open={open} title={t('title')} onClose={close}>
        {open && <CorrectStockForm {...props} onDone={close} />}
      </Dialog>
    </>
  );
}
