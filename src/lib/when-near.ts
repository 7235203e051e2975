/** How far below the screen a place may be while what belongs there is fetched. */
const NEAR = '800px';

/** Does `bring` once, as soon as somebody is near the place; never once they are `leaving`. */
export function whenNear(place: Element, bring: () => void, leaving: AbortSignal): void {
  if (leaving.aborted) return;
  const near = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      near.disconnect();
      bring();
    },
    { rootMargin: NEAR },
  );
  near.observe(place);
  leaving.addEventListener('abort', () => near.disconnect());
}
