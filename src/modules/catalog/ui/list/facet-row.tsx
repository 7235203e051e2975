import { Link } from '~/i18n/navigation';

type FacetRowProps = { name: string; count: number; on: boolean; href: string };

/** A tick that is a link; one that would leave nothing stays, and is not to be followed. */
export function FacetRow({ name, count, on, href }: FacetRowProps) {
  const tick = <span aria-hidden data-on={on} className="facet-tick" />;
  const look = 'flex min-h-tap items-center gap-2.5 text-ui md:min-h-9';
  if (count === 0 && !on) {
    return (
      <a role="link" aria-disabled="true" className={`${look} text-ink-off`}>
        {tick}
        {name}
        <span className="tabular ml-auto text-small">{count}</span>
      </a>
    );
  }
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      rel="nofollow"
      aria-current={on || undefined}
      className={`${look} hover:text-brand`}
    >
      {tick}
      {name}
      <span className="tabular ml-auto text-small text-ink-3">{count}</span>
    </Link>
  );
}
