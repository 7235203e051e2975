import { Heart } from 'lucide';
import { useTranslations } from 'next-intl';
import { classNames } from './class-names';
import { Icon } from './icon';

const FILLED = 'group-aria-pressed/heart:fill-current';
// One for all cards: a page carries it once.
const HEART = <Icon of={Heart} size={18} className={FILLED} />;

type HeartToggleProps = {
  name: string;
  pressed?: boolean;
  /** The product: what an island that answers for all hearts of a page finds it by. */
  wish?: string;
  /** Beside buttons of 56, with their edge. */
  boxed?: boolean;
  onPress?: () => void;
};

/** The saved heart, drawn only; the island that holds it says what a press does. */
export function HeartToggle({ name, pressed = false, wish, boxed = false, onPress }: HeartToggleProps) {
  const t = useTranslations('common');
  return (
    <button
      type="button"
      data-wish={wish}
      aria-pressed={pressed}
      aria-label={t('wish', { name })}
      onClick={onPress}
      className={classNames(
        'group/heart grid flex-none place-items-center text-ink-3 hover:text-ink aria-pressed:text-brand',
        boxed ? 'size-14 rounded-button border border-line-2 bg-surface hover:border-ink' : 'size-tap',
      )}
    >
      {boxed ? <Icon of={Heart} className={FILLED} /> : HEART}
    </button>
  );
}
