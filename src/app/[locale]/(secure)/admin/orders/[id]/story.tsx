import type { CurrencyCode } from '~/lib/money';
import { OrderEvents, type AdminEvent } from '~/modules/order/ui/admin/order-events';
import type { Carrier } from '~/modules/order/ui/admin/ship-form';
import { useFailureWords } from '~/modules/payment/ui/admin/failure-words';

type StoryProps = { events: readonly AdminEvent[]; currency: CurrencyCode; carriers: readonly Carrier[] };

/** The order's story with the words only higher modules know: what a code of the provider means. */
export function Story({ events, currency, carriers }: StoryProps) {
  const failure = useFailureWords();
  return (
    <OrderEvents
      events={events}
      currency={currency}
      failure={failure}
      carrierName={(id) => carriers.find((carrier) => carrier.id === id)?.name ?? id}
    />
  );
}
