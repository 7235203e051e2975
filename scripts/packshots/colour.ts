type Hsl = { hue: number; saturation: number; lightness: number };

function toHsl(hex: string): Hsl {
  const channel = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  const [red, green, blue] = [channel(1), channel(3), channel(5)];
  const high = Math.max(red, green, blue);
  const spread = high - Math.min(red, green, blue);
  const lightness = high - spread / 2;
  if (spread === 0) return { hue: 0, saturation: 0, lightness };
  const sector =
    high === red ? (green - blue) / spread : high === green ? (blue - red) / spread + 2 : (red - green) / spread + 4;
  return { hue: sector * 60, saturation: spread / (1 - Math.abs(2 * lightness - 1)), lightness };
}

function toHex({ hue, saturation, lightness }: Hsl): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const place = (((offset + hue / 30) % 12) + 12) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

/** A colour turned by some degrees of hue and made lighter or darker by a share of the whole range. */
export function shifted(hex: string, hue: number, lightness: number): string {
  const colour = toHsl(hex);
  return toHex({ ...colour, hue: colour.hue + hue, lightness: Math.min(1, Math.max(0, colour.lightness + lightness)) });
}
