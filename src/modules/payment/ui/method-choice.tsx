'use client';

import { CreditCard, Landmark, ReceiptText, Smartphone } from 'lucide';
import { useTranslations } from 'next-intl';
import { Notice } from '~/components/ui/notice';
import { PillChoice } from '~/components/ui/pill';
import { RadioCards } from '~/components/ui/radio-cards';
import type { PaymentMethod } from '~/shops/preset';
import { CASH_RECEIPT_TYPES, paidLikeCash, type CashReceiptType } from '../rules';

const ICONS = { CARD: CreditCard, TRANSFER: Landmark, VIRTUAL_ACCOUNT: ReceiptText, MOBILE_PHONE: Smartphone } as const;

/** How to pay, and which cash receipt to ask for where there is one. */
export type PaymentChoice = { readonly method: PaymentMethod; readonly cashReceipt: CashReceiptType };

/** What `payment.open` takes: a receipt is asked for only where the method knows one. */
export function openingOf({ method, cashReceipt }: PaymentChoice) {
  return paidLikeCash(method) ? { method, cashReceipt } : { method };
}

type MethodChoiceProps = {
  methods: readonly PaymentMethod[];
  /** The shop has payments by transfer and deposit kept by a third party. */
  useEscrow: boolean;
  choice: PaymentChoice;
  onChange: (change: Partial<PaymentChoice>) => void;
};

/** The ways to pay with one honest line each; what matters about the chosen one stands under them. */
export function MethodChoice({ methods, useEscrow, choice, onChange }: MethodChoiceProps) {
  const t = useTranslations('checkout.method');
  const { method, cashReceipt } = choice;
  const cash = paidLikeCash(method);
  return (
    <div className="grid gap-4">
      <RadioCards
        legend={t('title')}
        hideLegend
        name="method"
        layout="rows"
        value={method}
        onValueChange={(value) => onChange({ method: methods.find((offered) => offered === value) ?? method })}
        options={methods.map((value) => ({
          value,
          label: t(value),
          icon: ICONS[value],
          note: t(`notes.${value}`),
        }))}
      />
      <p role="status" className="text-label/[21px] text-ink-2">
        {t(`more.${method}`)}
      </p>
      {cash && (
        <fieldset>
          <legend className="pb-1.5 text-label font-semibold">{t('receipt.title')}</legend>
          <div className="flex flex-wrap gap-2">
            {CASH_RECEIPT_TYPES.map((type) => (
              <PillChoice
                key={type}
                label={t(`receipt.${type}`)}
                name="cashReceipt"
                value={type}
                checked={cashReceipt === type}
                onChange={() => onChange({ cashReceipt: type })}
              />
            ))}
          </div>
          <p role="status" className="pt-2 text-small text-ink-3">
            {t(`receipt.where.${cashReceipt}`)}
          </p>
        </fieldset>
      )}
      {cash && useEscrow && <Notice>{t('escrow')}</Notice>}
    </div>
  );
}
