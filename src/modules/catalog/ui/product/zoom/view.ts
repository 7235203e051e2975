/** How a picture is looked at: enlarged by `scale`, its middle moved by `x` and `y`, in parts of the frame's width. */
export type View = { readonly scale: number; readonly x: number; readonly y: number };
/** A place in the frame, from its middle, in the same parts: −0.5 is the left edge. */
export type Place = { readonly x: number; readonly y: number };

export const WHOLE: View = { scale: 1, x: 0, y: 0 };
export const CLOSE_UP = 2.5;
export const CLOSEST = 4;

const between = (value: number, most: number) => Math.min(most, Math.max(-most, value));

/** The same view with no empty space at the edges. */
export function kept({ scale, x, y }: View): View {
  const size = Math.min(CLOSEST, Math.max(1, scale));
  if (size === 1) return WHOLE;
  const most = (size - 1) / 2;
  return { scale: size, x: between(x, most), y: between(y, most) };
}

/** Enlarged to `scale`; what lies at `place` stays there, as far as the edges let it. */
export function scaledAt(view: View, scale: number, place: Place): View {
  const size = Math.min(CLOSEST, Math.max(1, scale));
  const ratio = size / view.scale;
  return kept({ scale: size, x: place.x - (place.x - view.x) * ratio, y: place.y - (place.y - view.y) * ratio });
}

/** Moved by this much. */
export const moved = (view: View, by: Place): View => kept({ ...view, x: view.x + by.x, y: view.y + by.y });

/** Close up where the finger is, or the whole again. */
export const toggled = (view: View, place: Place): View => (view.scale > 1 ? WHOLE : scaledAt(view, CLOSE_UP, place));
