import { TriangleAlert } from 'lucide';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '~/components/ui/button';
import { getPathname } from '~/i18n/navigation';
import { LonePage, loneWays } from './lone-page';
import { WayOn } from './way-on';

/** What went wrong is in the log under the request's id; here is what one can do. `reset`: as Next gives it to an error page. */
export function FailedPage({ reset }: { reset: () => void }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const again = () =>
    start(() => {
      router.refresh();
      reset();
    });
  const t = useTranslations('errors.page');
  const locale = useLocale();
  const root = getPathname({ href: '/', locale }).replace(/\/$/, '');
  const words = { home: t('home'), search: t('search'), submitSearch: t('submitSearch') };
  return (
    <LonePage root={root} words={words}>
      <WayOn
        icon={TriangleAlert}
        title={t('title')}
        hint={t('hint')}
        action={
          <Button pending={pending} onClick={again}>
            {t('again')}
          </Button>
        }
        ways={loneWays(root, { home: t('home'), list: t('list'), help: t('help') })}
      />
    </LonePage>
  );
}
