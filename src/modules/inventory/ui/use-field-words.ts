'use client';

import { useTranslations } from 'next-intl';
import type { z } from 'zod';

const CODES = [
  'AMOUNT_INVALID',
  'PRICE_LOW',
  'PRICE_HIGH',
  'LIST_PRICE_LOW',
  'UNITS_INVALID',
  'UNITS_ZERO',
  'UNITS_HIGH',
  'REASON_REQUIRED',
  'NOTE_REQUIRED',
  'NOTE_LONG',
  'CARRIER_REQUIRED',
  'TRACKING_INVALID',
  'TEXT_REQUIRED',
  'TEXT_LONG',
  'BOTH_LANGUAGES',
  'IMPORTER_REQUIRED',
  'ORIGIN_REQUIRED',
  'DAYS_INVALID',
  'ALT_REQUIRED',
  'PICTURE_REQUIRED',
  'PICTURES_MANY',
] as const;

/** The first problem of each field, as the code its schema gave; what lies deeper is named by its whole path: «pictures.0.altKo». */
export function problemsOf(error: z.ZodError): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const { path, message } of error.issues) problems[path.join('.')] ??= message;
  return problems;
}

/** The sentence beside a field of an admin's form. */
export function useFieldWords(): (code: string | undefined) => string | undefined {
  const t = useTranslations('admin.island.field');
  return (code) => (!code ? undefined : t(CODES.find((known) => known === code) ?? 'INVALID'));
}
