import { useTranslations } from 'next-intl';
import type { MouseEvent } from 'react';
import { Button } from '~/components/ui/button';
import { buttonClass } from '~/components/ui/button-class';

type OrderLinkProps = { href: string; amount: string | null; size: 52 | 56; settle: () => Promise<void> };

/** To the checkout as a new document, whose own content policy lets the payment window in. Null: nothing is chosen. */
export function OrderLink({ href, amount, size, settle }: OrderLinkProps) {
  const t = useTranslations('cart.summary');
  if (amount === null) {
    return (
      <Button disabled size={size} wide>
        {t('nothing')}
      </Button>
    );
  }
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void settle().then(() => location.assign(href));
  };
  return (
    <a href={href} onClick={go} className={buttonClass({ size, wide: true })}>
      {t('order', { amount })}
    </a>
  );
}
