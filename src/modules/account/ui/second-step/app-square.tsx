import { useTranslations } from 'next-intl';
import type { AppSetup } from '../../rules';

/** What the app is given: a square for its camera, an address for a phone, and the key to type. */
export function AppSquare({ setup: { secret, address, square } }: { setup: AppSetup }) {
  const t = useTranslations('account.secondStep');
  return (
    <div className="grid gap-4">
      <p className="text-ui text-ink-2">{t('scan')}</p>
      <svg
        role="img"
        aria-label={t('square')}
        viewBox={`0 0 ${square.size} ${square.size}`}
        shapeRendering="crispEdges"
        className="w-56 justify-self-center rounded-r3 bg-white p-2"
      >
        <path d={square.path} fill="black" />
      </svg>
      <a href={address} className="min-h-tap content-center text-center text-ui font-semibold text-brand md:hidden">
        {t('open')}
      </a>
      <p className="text-ui text-ink-2">
        {t('type')}
        <code className="tabular mt-2 block rounded-r3 bg-tile p-3 text-center text-ui text-ink select-all">
          {secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </code>
      </p>
    </div>
  );
}
