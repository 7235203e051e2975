'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { LinkButton } from '~/components/ui/link-button';
import { Notice } from '~/components/ui/notice';
import { Block } from '~/components/ui/section-heading';
import { useRouter } from '~/i18n/navigation';
import { refusalOf } from '~/lib/refusal';
import { trpc } from '~/trpc/client';

type CheckoutChoiceProps = { loginHref: string; signupHref: string; guestHref: string };

/** With an account or without one; what is to be bought stays either way. */
export function CheckoutChoice({ loginHref, signupHref, guestHref }: CheckoutChoiceProps) {
  const t = useTranslations('checkout.choice');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [sentence, setSentence] = useState<string | null>(null);
  const asGuest = trpc.order.asGuest.useMutation({
    onSuccess: () => router.push(guestHref),
    onError: (error) => {
      const refusal = refusalOf(error);
      setSentence(refusal ? errors(refusal.code, refusal.values) : t('network'));
    },
  });
  return (
    <div className="grid gap-x-16 md:grid-cols-2">
      <Block title={t('memberTitle')}>
        <p className="mb-5 text-ui text-ink-2">{t('memberText')}</p>
        <div className="flex flex-wrap gap-2 max-md:grid">
          <LinkButton href={loginHref}>{t('login')}</LinkButton>
          <LinkButton variant="outline" href={signupHref}>
            {t('signup')}
          </LinkButton>
        </div>
      </Block>
      <Block title={t('guestTitle')}>
        <p className="mb-5 text-ui text-ink-2">{t('guestText')}</p>
        <Button
          variant="outline"
          className="max-md:w-full"
          pending={asGuest.isPending || asGuest.isSuccess}
          onClick={() => {
            setSentence(null);
            asGuest.mutate();
          }}
        >
          {t('guest')}
        </Button>
        {sentence && (
          <Notice tone="error" live className="mt-4">
            {sentence}
          </Notice>
        )}
      </Block>
    </div>
  );
}
