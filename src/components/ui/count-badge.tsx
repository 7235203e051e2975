/** The number at an icon's corner; the icon's label says it in words. */
export function CountBadge({ count }: { count: number }) {
  return (
    <span
      aria-hidden
      className="tabular absolute top-[3px] right-px h-[18px] min-w-[18px] rounded-full bg-brand px-[5px] text-center text-[0.6875rem]/[18px] font-bold text-on-brand"
    >
      {count > 99 ? '99+' : count}
    </span>
  );
}
