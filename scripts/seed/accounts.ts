import { newId } from '~/lib/ids';
import { recordSignUpConsents } from '~/modules/account/service/consents';
import { hashPassword } from '~/modules/account/service/password';
import { users } from '~/modules/account/tables';
import type { Db } from '~/server/db';
import type { ShopPreset } from '~/shops/preset';

/** What nobody signs up without. */
export const AGREED = { TERMS: true, PRIVACY: true, AGE_14: true };

/** Known to everybody who reads the README, so never made in production. */
const ACCOUNTS = [
  {
    name: 'shopper',
    password: 'demo-shopper-2026',
    role: 'CUSTOMER',
    called: { ko: '김하루', en: 'Haru Kim' },
    phone: '01000000000',
  },
  { name: 'admin', password: 'demo-admin-2026', role: 'ADMIN', called: { ko: '관리자', en: 'Admin' }, phone: null },
] as const;

/** The demo's accounts where there are none yet, with the consents their sign-up at the shop would have recorded. */
export async function addDemoAccounts(db: Db, shop: ShopPreset): Promise<void> {
  const domain = shop.legal.email.split('@')[1];
  const rows = await Promise.all(
    ACCOUNTS.map(async ({ name, password, role, called, phone }) => ({
      id: newId('usr'),
      email: `${name}@${domain}`,
      emailVerifiedAt: new Date(),
      passwordHash: await hashPassword(password),
      name: called[shop.defaultLocale],
      role,
      phone,
      locale: shop.defaultLocale,
    })),
  );
  const added = await db.insert(users).values(rows).onConflictDoNothing().returning({ id: users.id });
  for (const { id } of added) await recordSignUpConsents({ db, shop }, id, AGREED, 'WEB_SIGNUP');
}
