import { naverId, PROFILE_FIELDS, TEST_USERS, type NaverUser } from './users';

/** The user picked on the consent page: a named one, or one typed into the free form. */
export function chosenUser(fields: Map<string, string>): NaverUser | undefined {
  const picked = TEST_USERS.find((user) => user.id === fields.get('user'));
  if (picked) return { id: picked.id, fields: picked.fields };
  if (fields.get('user') !== 'free') return undefined;
  const own: NaverUser['fields'] = {};
  for (const field of PROFILE_FIELDS) {
    const value = fields.get(`free-${field}`)?.trim();
    if (value) own[field] = value;
  }
  const seed = fields.get('free-id')?.trim() || own.email || own.name;
  return seed ? { id: naverId(seed), fields: own } : undefined;
}
