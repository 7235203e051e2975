'use client';

import { useEffect } from 'react';
import { clearDrafts } from './checkout-draft';

/** Drawn where an order is complete. */
export function ClearDraft() {
  useEffect(clearDrafts, []);
  return null;
}
