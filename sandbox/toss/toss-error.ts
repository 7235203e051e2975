import type { IncomingHttpHeaders } from 'node:http';
import { json, type Reply } from '../http/reply';
import { findErrorText, type TossErrorCode } from './error-codes';
import { WINDOW_CODES } from './window-codes';

export type Language = 'ko' | 'en';

export function languageOf(headers: IncomingHttpHeaders): Language {
  return headers['accept-language']?.trim().toLowerCase().startsWith('en') ? 'en' : 'ko';
}

/** A refusal with one of the documented codes. */
export class TossError extends Error {
  constructor(
    readonly code: TossErrorCode,
    readonly detail?: string,
  ) {
    super(code);
  }
}

export function messageOf(code: string, language: Language): string {
  return findErrorText(code)?.[language] ?? WINDOW_CODES[code]?.[language] ?? code;
}

/** The `{code, message}` answer with the HTTP status that belongs to the code. */
export function errorReply(code: string, language: Language, message = messageOf(code, language)): Reply {
  return json(findErrorText(code)?.status ?? 400, { code, message });
}
