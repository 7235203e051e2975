import type { CurrencyCode } from '~/lib/money';
import { OrderEvents, type AdminEvent } from '~/modules/order/ui/admin/order-events';
import { useFailureWords } from '~/modules/payment/ui/admin/failure-words';

type StoryProps = { events: readonly AdminEvent[]; currency: CurrencyCode; carrierName: (id: string) => string };

/** The order's story with the words only higher modules know: what a code of the provider means. */
export function Story({ events, currency, carrierName }: StoryProps) {
  const failure = useFailureWords();
  return <OrderEvents events={events} currency={currency} failure={failure} carrierName={carrierName} />;
}
