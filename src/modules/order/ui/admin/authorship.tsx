import { AdminTime } from './admin-time';

/** Who wrote something and when, on one line: the dot between them ends none. A long name is cut. */
export function Authorship({ author, at }: { author: string; at: Date }) {
  return (
    <span className="inline-flex max-w-full gap-x-1">
      <span className="truncate">{author}</span>
      <span aria-hidden>·</span>
      <AdminTime at={at} />
    </span>
  );
}
