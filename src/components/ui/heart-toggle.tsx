import { Heart } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from './class-names';
import { Icon } from './icon';

type HeartToggleProps = { name: string; pressed: boolean; onPress?: () => void; className?: string };

/** The saved heart, drawn only; the island that holds it says what a press does. */
export function HeartToggle({ name, pressed, onPress, className }: HeartToggleProps) {
  const t = useTranslations('common');
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-label={t('wish', { name })}
      onClick={onPress}
      className={classNames('grid size-tap place-items-center text-ink-3 aria-pressed:text-brand', className)}
    >
      <Icon of={Heart} size={18} className={pressed ? 'fill-current' : undefined} />
    </button>
  );
}
