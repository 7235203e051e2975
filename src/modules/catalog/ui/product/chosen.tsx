'use client';

import type { ReactNode } from 'react';
import { useChoice, type ChoiceVariant } from './choice';

/** Words of the chosen variant. */
export function Chosen({ show }: { show: 'title' | 'option' | 'content' }) {
  return <>{useChoice().chosen[show]}</>;
}

type WhenChosenProps = { by: keyof Pick<ChoiceVariant, 'id' | 'nutritionId'>; is: string; children: ReactNode };

/** Shows what the server drew for this variant while it is the chosen one. */
export function WhenChosen({ by, is, children }: WhenChosenProps) {
  return <div hidden={useChoice().chosen[by] !== is}>{children}</div>;
}
