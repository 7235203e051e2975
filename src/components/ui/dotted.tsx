const BETWEEN = ' · ';

/** Facts with dots between them. A line breaks after a dot only: each fact stays whole, and no line begins with a dot. */
export function Dotted({ facts }: { facts: string }) {
  const parts = facts.split(BETWEEN);
  return (
    <span className="dotted">
      {parts.map((part, index) => (
        <span key={index}>{index < parts.length - 1 ? `${part}${BETWEEN}` : part}</span>
      ))}
    </span>
  );
}
