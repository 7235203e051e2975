'use client';

import { Snowflake } from 'lucide';
import { useLocale, useTranslations } from 'next-intl';
import { type SubmitEvent, useEffect, useLayoutEffect, useState } from 'react';
import { BottomBar } from '~/components/layout/bottom-bar';
import { Amount } from '~/components/ui/amount';
import { Button } from '~/components/ui/button';
import { Icon } from '~/components/ui/icon';
import { Block } from '~/components/ui/section-heading';
import { SummaryRows } from '~/components/ui/summary-rows';
import { formatMoney } from '~/lib/money';
import type { RecipientInput } from '~/modules/account/address-input';
import { needsCold } from '~/modules/catalog/rules';
import { consentsOf } from '~/modules/order/rules';
import { changeDraft, readDraft, useCheckoutDraft } from '~/modules/order/ui/checkout-draft';
import { CheckoutLines } from '~/modules/order/ui/checkout-lines';
import type { CheckoutView } from '~/modules/order/ui/checkout-view';
import { CONSENTS_ID, OrderConsents } from '~/modules/order/ui/order-consents';
import { chosenOf, KeepAddress, KeptAddresses, type KeptRecipient } from '~/modules/account/ui/kept-addresses';
import { LastRecipient } from '~/modules/account/ui/last-recipient';
import type { PostalSearch } from '~/modules/account/ui/postal-dialog';
import { RecipientFields } from '~/modules/account/ui/recipient-fields';
import { useKeptPlace } from '~/modules/account/ui/use-kept-place';
import {
  CONTACT_FIELDS,
  contactErrors,
  contactErrorsOf,
  contactId,
  contactTypedBefore,
  type ContactErrors,
  type ContactField,
} from '~/modules/order/ui/contact-form';
import { ContactFields, MemberContact, type Orderer } from '~/modules/order/ui/orderer';
import { formatPhone } from '~/modules/account/ui/phone';
import {
  errorsOfMessages,
  fieldId,
  RECIPIENT_FIELDS,
  recipientErrors,
  typedBefore,
  type RecipientErrors,
  type RecipientField,
  handedOver,
} from '~/modules/account/ui/recipient-form';
import { totalsTo } from '~/modules/promotion/rules';
import { deliveryParts } from '~/modules/shipping/rules';
import { regionOf } from '~/modules/shipping/rules/region';
import type { DeliveryRegion } from '~/shops/preset';
import { trpc } from '~/trpc/client';
import { CASH_RECEIPT_TYPES } from '../rules';
import { MethodChoice, type PaymentChoice } from './method-choice';
import { PayProblemNotice } from './pay-problem';
import { usePay } from './use-pay';

type CheckoutFormProps = {
  view: CheckoutView;
  /** Whose draft it is. */
  buyer: string;
  recipient: RecipientInput;
  /** What the fields begin with instead where that is the recipient of the last order; null where it is not. */
  instead: RecipientInput | null;
  /** Addresses a member keeps, to choose from and to add to. */
  kept: readonly KeptRecipient[] | null;
  postalSearch: PostalSearch;
  orderer: Orderer;
  buyNow: boolean;
  useEscrow: boolean;
  seller: string;
  /** When it arrives, in words, by where the address is. */
  arrivals: Readonly<Record<DeliveryRegion, string>>;
};

/** The whole checkout on one page. What is typed and ticked survives errors, reload, and the way to the payment window and back. */
export function CheckoutForm({
  view,
  buyer,
  recipient: prefilled,
  instead,
  kept,
  postalSearch,
  orderer,
  buyNow,
  useEscrow,
  seller,
  arrivals,
}: CheckoutFormProps) {
  const t = useTranslations('checkout');
  const locale = useLocale();
  const draft = useCheckoutDraft(buyer);
  const { pay, pending, problem } = usePay(buyer, draft);
  const keep = trpc.account.addresses.add.useMutation();
  const [left, setLeft] = useState<readonly RecipientField[]>([]);
  const [leftContact, setLeftContact] = useState<readonly ContactField[]>([]);
  const [sent, setSent] = useState(false);
  const guest = 'contact' in orderer;

  const { lines, currency, paymentMethods } = view;
  const wanted = lines.filter((line) => line.problem === null);
  const content = wanted.map(({ variantId, quantity }) => `${variantId}×${quantity}`).join();
  const recipient = { ...prefilled, ...draft.recipient };
  const region = regionOf(recipient.postalCode);
  const totals = totalsTo(view.totals, view, region);
  const delivery = deliveryParts(totals);
  const contact = guest ? { ...orderer.contact, ...draft.contact } : undefined;
  const choice: PaymentChoice = {
    method: paymentMethods.find((offered) => offered === draft.method) ?? paymentMethods[0] ?? 'CARD',
    cashReceipt: CASH_RECEIPT_TYPES.find((type) => type === draft.cashReceipt) ?? 'NONE',
  };
  const required = consentsOf(guest);
  const consents = draft.consents.content === content ? draft.consents.kinds : [];

  const wrong = recipientErrors(recipient);
  const place = useKeptPlace(kept, recipient, wrong, (typed) => changeDraft(buyer, { recipient: typed }));
  const shownErrors: RecipientErrors = { ...errorsOfMessages(problem?.messages ?? []) };
  for (const field of RECIPIENT_FIELDS) if (sent || left.includes(field)) shownErrors[field] = wrong[field];

  const wrongContact = contact ? contactErrors(contact) : {};
  const shownContact: ContactErrors = { ...contactErrorsOf(problem?.messages ?? []) };
  for (const field of CONTACT_FIELDS)
    if (sent || leftContact.includes(field)) shownContact[field] = wrongContact[field];

  // On a slow phone people type before the scripts are there: what stands in the boxes then is the draft.
  useLayoutEffect(() => {
    const typed = typedBefore();
    if (Object.keys(typed).length > 0) changeDraft(buyer, { recipient: { ...readDraft(buyer).recipient, ...typed } });
    const about = contactTypedBefore();
    if (Object.keys(about).length > 0) changeDraft(buyer, { contact: { ...readDraft(buyer).contact, ...about } });
  }, [buyer]);

  // A page the browser kept whole still shows the state of the press that led away.
  useEffect(() => {
    const renew = (event: PageTransitionEvent) => event.persisted && window.location.reload();
    window.addEventListener('pageshow', renew);
    return () => window.removeEventListener('pageshow', renew);
  }, []);

  /** Once, and never in the way of paying: an address that could not be kept can be typed again. */
  async function keepAddress() {
    if (!kept || !draft.keepAddress || chosenOf(kept, recipient)) return;
    await keep.mutateAsync({ ...recipient, label: '', isDefault: false }).then(
      () => changeDraft(buyer, { keepAddress: false }),
      () => undefined,
    );
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setSent(true);
    const wrongAbout = CONTACT_FIELDS.find((field) => wrongContact[field]);
    if (wrongAbout) return document.getElementById(contactId(wrongAbout))?.focus();
    const firstWrong = RECIPIENT_FIELDS.find((field) => wrong[field]);
    if (firstWrong) return document.getElementById(fieldId(firstWrong))?.focus();
    if (!required.every((kind) => consents.includes(kind))) return document.getElementById(CONSENTS_ID)?.focus();
    return void keepAddress().then(() =>
      pay(
        {
          lines: wanted.map(({ variantId, quantity }) => ({ variantId, quantity })),
          expectedTotal: totals.total,
          recipient,
          ...(contact && { contact }),
          consents: [...required],
        },
        choice,
      ),
    );
  }

  const amount = (value: number) => <Amount money={{ amount: value, currency }} locale={locale} />;
  const button = (
    <Button type="submit" wide size={56} pending={pending || keep.isPending}>
      {t('pay', { amount: formatMoney({ amount: totals.total, currency }, locale) })}
    </Button>
  );
  return (
    <form noValidate onSubmit={submit} className="grid gap-x-16 pt-6 md:grid-cols-[minmax(0,1fr)_380px] md:pt-7">
      <div className="min-w-0">
        <CheckoutLines lines={lines} currency={currency} locale={locale} />
        <Block title={t('orderer.title')}>
          {'account' in orderer ? (
            <MemberContact {...orderer.account} />
          ) : (
            <ContactFields
              contact={{ ...orderer.contact, ...contact }}
              errors={shownContact}
              loginHref={orderer.loginHref}
              onChange={(change) => changeDraft(buyer, { contact: { ...draft.contact, ...change } })}
              onLeave={(field) => contact?.[field] !== '' && setLeftContact((before) => [...before, field])}
            />
          )}
        </Block>
        <Block
          title={t('recipient')}
          aside={
            contact && (
              <Button
                variant="outline"
                size={44}
                onClick={() =>
                  changeDraft(buyer, {
                    recipient: { ...draft.recipient, name: contact.name, phone: formatPhone(contact.phone) },
                  })
                }
              >
                {t('orderer.same')}
              </Button>
            )
          }
        >
          {kept && <KeptAddresses kept={kept} recipient={recipient} onChange={place.choose} />}
          {instead && (
            <LastRecipient last={prefilled} recipient={recipient} instead={instead} onChange={place.choose} />
          )}
          <RecipientFields
            recipient={recipient}
            errors={shownErrors}
            postalSearch={postalSearch}
            postalHint={
              delivery.surcharge > 0
                ? t('farther', { region, amount: formatMoney({ amount: delivery.surcharge, currency }, locale) })
                : undefined
            }
            onUnfold={place.onUnfold}
            onChange={(change) => place.type(change, draft.recipient)}
            onLeave={(field) => recipient[field] !== '' && setLeft((before) => [...before, field])}
          />
          {kept && (
            <KeepAddress
              kept={kept}
              recipient={recipient}
              checked={draft.keepAddress}
              onChange={(keepAddress) => changeDraft(buyer, { keepAddress })}
            />
          )}
        </Block>
        <Block title={t('method.title')}>
          <MethodChoice
            methods={paymentMethods}
            useEscrow={useEscrow}
            choice={choice}
            onChange={(change) => changeDraft(buyer, change)}
          />
        </Block>
        <Block title={t('consents.title')}>
          <OrderConsents
            guest={guest}
            given={consents}
            missing={sent}
            seller={seller}
            onChange={(kinds) => changeDraft(buyer, { consents: { content, kinds } })}
          />
        </Block>
      </div>
      <aside className="md:sticky md:top-24 md:self-start">
        <Block title={t('amount.title')}>
          <SummaryRows
            rows={[
              { label: t('amount.items'), value: amount(totals.itemsTotal) },
              ...(totals.discountTotal > 0
                ? [{ label: t('amount.discount'), value: amount(-totals.discountTotal), saving: true }]
                : []),
              {
                label: t('amount.shipping'),
                value: delivery.fee > 0 ? amount(delivery.fee) : t('amount.free'),
              },
              ...(delivery.surcharge > 0 ? [{ label: t('amount.surcharge'), value: amount(delivery.surcharge) }] : []),
            ]}
            total={{ label: t('amount.total'), value: amount(totals.total) }}
          />
          {problem && (
            <div className="mt-4">
              <PayProblemNotice
                problem={problem}
                lines={lines}
                buyNow={buyNow}
                guest={guest}
                currency={currency}
                locale={locale}
              />
            </div>
          )}
          <div className="mt-[18px] hidden md:block">{button}</div>
          {wanted.some(needsCold) && (
            <p className="mt-4 flex gap-2 rounded-r3 bg-tile px-3.5 py-3 text-label/[21px] text-ink-2">
              <Icon of={Snowflake} size={18} className="mt-px" />
              <span>{t('chilled')}</span>
            </p>
          )}
          <p className="mt-3 text-small text-ink-3">
            {arrivals[region]} <span className="inline-block">{t('handedOver', handedOver(recipient))}</span>
          </p>
        </Block>
      </aside>
      <BottomBar>{button}</BottomBar>
    </form>
  );
}
