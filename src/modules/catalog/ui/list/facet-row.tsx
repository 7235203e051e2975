import { ChoiceLink } from '~/components/ui/choice-link';
import { classNames } from '~/components/ui/class-names';

type FacetRowProps = { name: string; count: number; on: boolean; href: string };

/** A tick that is a link, with how many products it would show. */
export function FacetRow({ name, count, on, href }: FacetRowProps) {
  const leavesNothing = count === 0 && !on;
  return (
    <ChoiceLink
      href={href}
      on={on}
      disabled={leavesNothing}
      className={classNames(
        'flex min-h-tap items-center gap-2.5 text-ui md:min-h-9',
        leavesNothing ? 'text-ink-off' : 'hover:text-brand',
      )}
    >
      <span aria-hidden data-on={on} className="facet-tick" />
      {name}
      <span className={classNames('tabular ml-auto text-small', !leavesNothing && 'text-ink-3')}>{count}</span>
    </ChoiceLink>
  );
}
