import 'server-only';
import { eq } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import type { Id } from '~/lib/ids';
import { sendNote } from '~/modules/notification/service/send-note';
import type { Ctx } from '~/server/context';
import { alertHref } from '../input';
import { findAddressed } from '../queries/alerts';
import { CONFIRM_HOURS, type RestockMail } from '../rules';
import { restockAlerts } from '../tables';
import { goodsOf } from './goods';
import { keyOf } from './link';

/**
 * Writes to whoever waits. With the last word the alert itself goes; one that was withdrawn meanwhile, or whose account has no
 * proven address any more, is written to nobody.
 */
export async function sendRestockMail(
  ctx: Ctx,
  { mail, alertId }: { mail: RestockMail; alertId: Id<'rst'> },
  deliveryId: number,
): Promise<void> {
  const alert = await findAddressed(ctx.db, alertId);
  if (!alert || (mail === 'CONFIRM' && alert.confirmedAt)) return;
  const { email, locale } = alert;
  const { slug, name, option } = goodsOf(alert, locale);
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: `mail.restock.${mail}` });
  const words = { shop: ctx.shop.name[locale], name, option, hours: CONFIRM_HOURS };
  if (email)
    await sendNote(ctx, {
      ...{ to: email, id: `restock-${deliveryId}`, locale },
      subject: t('subject', words),
      title: t('title', words),
      lead: t('lead', words),
      facts: [{ label: t('goods'), value: `${name} · ${option}` }],
      link: {
        label: t('link'),
        path: mail === 'CONFIRM' ? alertHref({ alertId, key: keyOf(alertId) }) : `/products/${slug}`,
      },
      why: t('why'),
    });
  if (mail === 'BACK') await ctx.db.delete(restockAlerts).where(eq(restockAlerts.id, alertId));
}
