import type { PostalSearch } from '~/modules/account/ui/postal-dialog';
import { env } from '~/server/env';

/** Where this shop looks postal codes up: nothing but production asks anybody outside. */
export const postalSearch = (): PostalSearch => (env().APP_ENV === 'production' ? 'PROVIDER' : 'LIST');
