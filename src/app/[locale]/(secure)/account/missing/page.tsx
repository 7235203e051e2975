import { notFound } from 'next/navigation';

/** Every address where nothing is among the pages about somebody. */
export default function MissingPage(): never {
  notFound();
}
