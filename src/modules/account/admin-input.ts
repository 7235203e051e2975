import { isId, type Id } from '~/lib/ids';
import { z } from '~/lib/zod';
import { ROLES, STAFF_AREAS } from './rules';

const userId = z.custom<Id<'usr'>>((value) => typeof value === 'string' && isId('usr', value));
const page = z.int().min(1).max(1000).default(1);
const areas = z
  .array(z.enum(STAFF_AREAS))
  .max(STAFF_AREAS.length)
  .refine((given) => new Set(given).size === given.length, 'INVALID');

export const MEMBER_QUERY_MAX = 254;
/** An e-mail address, a name or a phone number, or how one begins. */
export const memberSearchInput = z.strictObject({
  query: z.string().trim().min(2, 'QUERY_SHORT').max(MEMBER_QUERY_MAX, 'INVALID'),
  page,
});
export const memberRefInput = z.strictObject({ userId });

/** What an admin can make of somebody; sellers come with their own desk. */
export const GIVEN_ROLES = ['CUSTOMER', 'STAFF', 'ADMIN'] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

export const changeRoleInput = z
  .strictObject({
    userId,
    role: z.enum(GIVEN_ROLES),
    areas,
    /** What the form showed. */
    seen: z.strictObject({ role: z.enum(ROLES), areas }),
  })
  .refine(({ role, areas: given }) => (role === 'STAFF') === given.length > 0, {
    path: ['areas'],
    message: 'AREAS_REQUIRED',
  });
export type ChangeRoleInput = z.infer<typeof changeRoleInput>;
