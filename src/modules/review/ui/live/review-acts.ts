import type { useTranslations } from 'next-intl';
import type { useToast } from '~/components/ui/toast';
import { getPathname } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import type { Locale } from '~/shops/preset';
import { light, LightError } from '~/trpc/light';
import type { ReportReason } from '../../rules';

export { ReportDialog } from './report-dialog';

type Around = {
  readonly t: ReturnType<typeof useTranslations<never>>;
  readonly toast: ReturnType<typeof useToast>;
  readonly locale: Locale;
};

/** Does it, or says why not; a stranger is led to the login. */
export async function attempt(around: Around, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    refuse(around, error);
  }
}

function refuse({ t, toast, locale }: Around, error: unknown): void {
  if (!(error instanceof LightError)) return toast({ text: t('catalog.live.offline') });
  const { appCode } = error.data;
  if (appCode !== 'UNAUTHENTICATED') return toast({ text: t(`errors.${appCode}`, error.values) });
  const onAction = () => window.location.assign(loginHref(locale));
  toast({ text: t('review.live.loginFirst'), action: { label: t('review.live.login'), onAction } });
}

const loginHref = (locale: Locale): string =>
  getPathname({ href: { pathname: '/login', query: { next: window.location.pathname } }, locale });

export const vote = (reviewId: Id<'rev'>, helpful: boolean) => light.mutate('review', 'vote', { reviewId, helpful });

export const report = (reviewId: Id<'rev'>, reason: ReportReason) =>
  light.mutate('review', 'report', { reviewId, reason });
