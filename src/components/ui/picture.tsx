import { getImageProps } from 'next/image';

type PictureProps = {
  src: string;
  /** Empty beside words that say what it shows. */
  alt: string;
  /** How wide and high it is at most, in CSS pixels. */
  size: number;
  sizes: string;
  /** The widths to choose from, in pixels: what `sizes` comes to on the screens there are. Each has to be one the optimiser draws. */
  widths: readonly number[];
  /** Of what is seen first; the rest comes when somebody is near it. */
  eager?: boolean | 'first';
  className?: string;
};

/** A square picture of the catalogue, drawn without a script of its own: pages of many cards have many of them. */
export function Picture({ src, alt, size, sizes, widths, eager = false, className }: PictureProps) {
  const { props } = getImageProps({ src, alt, width: size, height: size, sizes });
  const offered = (props.srcSet ?? '').split(', ').filter((one) => widths.includes(Number(/ (\d+)w$/.exec(one)?.[1])));
  return (
    <img
      src={offered.at(-1)?.split(' ')[0] ?? props.src}
      srcSet={offered.join(', ')}
      sizes={sizes}
      alt={alt}
      width={size}
      height={size}
      loading={eager ? 'eager' : 'lazy'}
      fetchPriority={eager === 'first' ? 'high' : undefined}
      decoding="async"
      className={className}
    />
  );
}
