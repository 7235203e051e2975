export function NaverMark() {
  return (
    <svg aria-hidden viewBox="0 0 20 20" className="size-[18px]">
      <rect width="20" height="20" rx="3" fill="#03c75a" />
      <path d="M6 5h2.9l2.2 3.3V5H14v10h-2.9l-2.2-3.3V15H6z" fill="#fff" />
    </svg>
  );
}
