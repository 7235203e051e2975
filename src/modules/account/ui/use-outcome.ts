import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { NAVER_OUTCOMES, type NaverOutcome } from '../rules';

/** How it went at Naver, as the address says that one comes back to; it is said once, and the address is tidied. */
export function useOutcome(name: 'proof' | 'link'): NaverOutcome | null {
  const said = useSearchParams().get(name);
  const router = useRouter();
  const [outcome] = useState(() => NAVER_OUTCOMES.find((one) => one === said) ?? null);
  useEffect(() => {
    if (said === null) return;
    const here = new URL(location.href);
    here.searchParams.delete(name);
    router.replace(here.pathname + here.search, { scroll: false });
  }, [said, name, router]);
  return outcome;
}
