import { useTranslations } from 'next-intl';
import { Tag, type TagTone } from '~/components/ui/tag';
import type { ClaimState } from '../../rules';

const TONES: Readonly<Record<ClaimState, TagTone>> = {
  REQUESTED: 'warn',
  PICKING_UP: 'brand',
  INSPECTING: 'warn',
  REFUNDING: 'error',
  RESHIPPING: 'brand',
  COMPLETED: 'plain',
  REFUSED: 'plain',
  WITHDRAWN: 'plain',
};

/** Where a request stands, in the words of the desk. */
export function ClaimStateTag({ state }: { state: ClaimState }) {
  const t = useTranslations('admin.claims.state');
  return <Tag tone={TONES[state]}>{t(state)}</Tag>;
}
