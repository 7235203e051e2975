'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { BottomBar } from '~/components/layout/bottom-bar';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { PhotoField } from '~/components/photos/photo-field';
import { Block } from '~/components/ui/section-heading';
import { TextArea } from '~/components/ui/text-area';
import { TextField } from '~/components/ui/text-field';
import { useToast } from '~/components/ui/toast';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { formatMoney } from '~/lib/money';
import { parseSeoul } from '~/lib/time';
import { useKeptOverProof } from '~/modules/account/ui/kept-over-proof';
import { unlessProof, useProvenMutation } from '~/modules/account/ui/use-proven-mutation';
import { RefundAccountFields } from '~/modules/payment/ui/refund-account-fields';
import { accountOf, focusWrongAccount, NO_ACCOUNT } from '~/modules/payment/ui/refund-account-form';
import { refusalOf } from '~/modules/payment/ui/refusal';
import { trpc } from '~/trpc/client';
import { answerable, CLAIM_REFUSALS, type ClaimKind } from '../rules';
import {
  asksAccount,
  asksWhen,
  chosenLines,
  claimDraftSchema,
  claimErrors,
  claimFieldId,
  isDeadEnd,
  refusalOfLine,
  sumsOfDraft,
  takesPhotos,
  type Claimable,
  type ClaimDraft,
} from './claim-draft';
import { ClaimLines } from './claim-lines';
import { ClaimReasons } from './claim-reasons';
import { ClaimSums } from './claim-sums';

type ClaimFormProps = {
  orderId: Id<'ord'>;
  kind: ClaimKind;
  of: Claimable;
  /** Today where the shop is, as YYYY-MM-DD. */
  today: string;
};

const FIELDS = ['reason', 'lines', 'text', 'knownOn'] as const;

/** One request on one page: why, which units, in one's own words, and what comes back for it. */
export function ClaimForm({ orderId, kind, of, today }: ClaimFormProps) {
  const t = useTranslations('claim');
  const sentences = useTranslations('errors');
  const locale = useLocale();
  const router = useRouter();
  const toast = useToast();
  const [draft, setDraft] = useState<ClaimDraft>(() => firstDraft(of, today));
  const [sent, setSent] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const change = (part: Partial<ClaimDraft>) => setDraft((before) => ({ ...before, ...part }));
  useKeptOverProof(`claim ${kind}`, claimDraftSchema, draft, setDraft);
  const errors = claimErrors(kind, of, draft);
  const shown = sent ? errors : {};
  const side = kind === 'CANCEL' || (draft.reason && answerable(draft.reason) === 'BUYER') ? 'BUYER' : 'SHOP';

  const open = useProvenMutation(
    trpc.claim.open.useMutation({
      onSuccess: () => {
        toast({ text: t('sent') });
        router.push(`/orders/${orderId}`);
        router.refresh();
      },
      onError: unlessProof((error) => {
        const { code, details } = refusalOf(error);
        const reason = CLAIM_REFUSALS.find((known) => known === details.reason);
        setRefused(code === 'NETWORK' ? t('network') : reason ? t(`refusals.${reason}`) : sentences(code, details));
      }),
    }),
  );

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setSent(true);
    setRefused(null);
    const wrong = FIELDS.find((field) => errors[field]);
    if (wrong) return document.getElementById(claimFieldId(wrong))?.focus();
    if (errors.account) return void focusWrongAccount(draft.account);
    if (draft.reason === null || open.isPending) return;
    open.mutate({
      orderId,
      kind,
      reason: draft.reason,
      text: draft.text.trim(),
      lines:
        kind === 'CANCEL' ? [] : chosenLines(kind, of, draft).map(({ lineId, quantity }) => ({ lineId, quantity })),
      ...(asksWhen(kind, draft.reason) && { knownAt: parseSeoul(`${draft.knownOn}T00:00:00`) }),
      ...(takesPhotos(kind, draft.reason) && { photoIds: draft.photos.map(({ id }) => id) }),
      ...(asksAccount(kind, of) && { refundAccount: accountOf(draft.account) }),
    });
  }

  const nothingBack = kind !== 'EXCHANGE' && (sumsOfDraft(kind, of, draft)?.amount ?? 1) <= 0;
  const button = (
    <Button type="submit" wide size={56} pending={open.isPending} disabled={nothingBack}>
      {t(`submit.${kind}`)}
    </Button>
  );
  return (
    <form noValidate onSubmit={submit} className="grid gap-x-16 md:grid-cols-[minmax(0,1fr)_380px]">
      <div className="min-w-0">
        <Block title={t(`whyTitle.${kind}`)}>
          <ClaimReasons
            kind={kind}
            reason={draft.reason}
            fee={formatMoney({ amount: of.returnsFee, currency: of.currency }, locale)}
            deadEnd={isDeadEnd(kind, of, draft.reason)}
            problem={shown.reason}
            onChange={(reason) => change({ reason })}
          />
        </Block>
        <Block title={t(kind === 'CANCEL' ? 'whole' : 'linesTitle')}>
          <ClaimLines
            kind={kind}
            of={of}
            draft={draft}
            problem={shown.lines}
            onChange={(quantities) => change({ quantities })}
          />
        </Block>
        <Block title={t('textTitle')}>
          <div className="grid gap-5">
            <TextArea
              id={claimFieldId('text')}
              name="text"
              label={t('text')}
              optional={draft.reason !== 'OTHER'}
              hint={t(`textHint.${side}`)}
              value={draft.text}
              error={shown.text && t(`problem.${shown.text}`)}
              onChange={({ target }) => change({ text: target.value })}
            />
            {takesPhotos(kind, draft.reason) && (
              <PhotoField
                kind="clp"
                query={`?order=${orderId}`}
                hint={t('photosHint')}
                photos={draft.photos}
                onAdd={(photo) => setDraft((before) => ({ ...before, photos: [...before.photos, photo] }))}
                onRemove={(id) => change({ photos: draft.photos.filter((photo) => photo.id !== id) })}
              />
            )}
            {asksWhen(kind, draft.reason) && (
              <TextField
                id={claimFieldId('knownOn')}
                name="knownOn"
                type="date"
                label={t('knownAt')}
                hint={t('knownHint')}
                max={today}
                required
                value={draft.knownOn}
                error={shown.knownOn && t(`problem.${shown.knownOn}`)}
                onChange={({ target }) => change({ knownOn: target.value })}
                className="md:max-w-80"
              />
            )}
            {asksAccount(kind, of) && (
              <RefundAccountFields account={draft.account} sent={sent} onChange={(account) => change({ account })} />
            )}
          </div>
        </Block>
      </div>
      <aside className="md:sticky md:top-24 md:self-start">
        <Block title={t(kind === 'EXCHANGE' ? 'sums.exchangeTitle' : 'sums.title')}>
          <div aria-live="polite">
            <ClaimSums kind={kind} of={of} draft={draft} />
          </div>
          {refused && (
            <Notice tone="error" live className="mt-4">
              {refused}
            </Notice>
          )}
          <div className="mt-[18px] hidden md:block">{button}</div>
        </Block>
      </aside>
      <BottomBar>{button}</BottomBar>
    </form>
  );
}

/** A single line that can be returned is the one that is meant. */
function firstDraft({ lines }: Claimable, today: string): ClaimDraft {
  const possible = lines.filter((line) => refusalOfLine(line, null) === null);
  const [only] = possible;
  return {
    reason: null,
    quantities: only && possible.length === 1 ? { [only.lineId]: only.left } : {},
    text: '',
    knownOn: today,
    account: NO_ACCOUNT,
    photos: [],
  };
}
