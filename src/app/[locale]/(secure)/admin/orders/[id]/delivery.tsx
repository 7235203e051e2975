import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatTime } from '~/lib/time';
import type { DeliveryRequest } from '~/modules/account/rules';

type DeliveryProps = {
  order: {
    recipientName: string;
    recipientPhone: string;
    postalCode: string;
    address1: string;
    address2: string;
    deliveryRequest: DeliveryRequest;
    deliveryNote: string;
  };
  /** The day it should arrive, of an order that is paid. */
  arrival: Date | null;
  parcels: readonly { id: string; carrier: string | null; trackingNumber: string | null }[];
  carrierName: (id: string) => string;
};

/** Who gets it, where it is left, and the parcel's number once it has one. */
export function Delivery({ order, arrival, parcels, carrierName }: DeliveryProps) {
  const t = useTranslations('admin.order');
  const locale = useLocale();
  if (order.recipientName === '') return <p className="pt-3 text-label text-ink-2">{t('erased')}</p>;
  return (
    <dl className="grid gap-2.5 pt-3 text-label">
      <Row label={t('name')}>{order.recipientName}</Row>
      <Row label={t('phone')}>
        <a href={`tel:${order.recipientPhone}`} className="tabular underline underline-offset-4">
          {order.recipientPhone.replace(/^(\d{3})(\d{3,4})(\d{4})$/, '$1-$2-$3')}
        </a>
      </Row>
      <Row label={t('address')}>
        <span className="tabular">({order.postalCode})</span> {order.address1} {order.address2}
      </Row>
      {arrival && (
        <Row label={t('promised')}>
          {formatTime(arrival, locale, { month: 'long', day: 'numeric', weekday: 'short' })}
        </Row>
      )}
      <Row label={t('request')}>
        {order.deliveryRequest === 'OTHER' && order.deliveryNote !== '' ? (
          order.deliveryNote
        ) : (
          <>
            {t(`requests.${order.deliveryRequest}`)}
            {order.deliveryNote && <span className="block text-ink-2">{order.deliveryNote}</span>}
          </>
        )}
      </Row>
      {parcels.map(
        (parcel) =>
          parcel.trackingNumber && (
            <Row key={parcel.id} label={t('parcel')}>
              {carrierName(parcel.carrier ?? '')} <b className="tabular">{parcel.trackingNumber}</b>
            </Row>
          ),
      )}
    </dl>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[76px_minmax(0,1fr)] gap-3">
      <dt className="text-ink-3">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
