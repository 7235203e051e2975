'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { ChangePriceForm, type ChangePriceProps } from './change-price-form';

/** The button that opens the prices of one option. */
export function ChangePrice(props: ChangePriceProps) {
  const t = useTranslations('admin.island.price');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="outline" size={40} aria-label={t('openFor', { name: props.name })} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog open={open} title={t('title')} onClose={close}>
        {open && <ChangePriceForm {...props} onDone={close} />}
      </Dialog>
    </>
  );
}
