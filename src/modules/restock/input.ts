import { isId, type Id } from '~/lib/ids';
import { z } from '~/lib/zod';
import { emailInput } from '~/modules/account/input';

const variantId = z.custom<Id<'var'>>((value) => typeof value === 'string' && isId('var', value));
const alertId = z.custom<Id<'rst'>>((value) => typeof value === 'string' && isId('rst', value));

export const restockVariantInput = z.strictObject({ variantId });
/** Messages are keys of `restock.field`, shown beside the field. */
export const askByMailInput = z.strictObject({ variantId, email: emailInput });
export const restockRefInput = z.strictObject({ alertId });
/** What a mail's link carries: the alert, and what only its mailbox has been told. */
export const restockLinkInput = z.strictObject({ alertId, key: z.string().regex(/^[\w-]{43}$/) });
export type RestockLink = z.output<typeof restockLinkInput>;

/** Where somebody asks to be told, without the prefix of a language. */
export const restockHref = (variant: Id<'var'>): string => `/restock/${variant}`;
/** Where the link of a mail leads, without the prefix of a language. */
export const alertHref = ({ alertId: id, key }: RestockLink): string =>
  `/restock/alert/${id}?${new URLSearchParams({ key }).toString()}`;
