import type { ComponentProps } from 'react';
import { Link } from '~/i18n/navigation';
import { buttonClass, type ButtonLook } from './button-class';

type LinkButtonProps = Omit<ComponentProps<typeof Link>, 'className'> & ButtonLook;

export function LinkButton({ variant, size, wide, className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={buttonClass({ variant, size, wide, className })} />;
}
