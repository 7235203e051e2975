import { Bell as BellIcon } from 'lucide';
import { useTranslations } from 'next-intl';
import { IconLink } from '~/components/ui/icon-button';

/** Leads to what one was told; the count of what is unread comes with the page. */
export function Bell({ unread }: { unread: number }) {
  const t = useTranslations('account.frame');
  return (
    <IconLink
      href="/account/notifications"
      icon={BellIcon}
      label={unread > 0 ? t('unread', { count: unread }) : t('notifications')}
      count={unread}
      className="max-md:order-first"
    />
  );
}
