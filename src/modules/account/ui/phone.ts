/** The digits of a telephone number, at most eleven. */
export function phoneDigits(text: string): string {
  return text.replace(/\D/g, '').slice(0, 11);
}

/** Groups the digits typed so far as people write them: 010-1234-5678, 02-123-4567, 031-123-4567. */
export function formatPhone(text: string): string {
  const digits = phoneDigits(text);
  const area = digits.startsWith('02') ? 2 : 3;
  if (digits.length <= area) return digits;
  const last = digits.length >= area + 8 || digits.startsWith('01') ? 4 : 3;
  const middle = digits.slice(area, area + last);
  const end = digits.slice(area + last);
  return [digits.slice(0, area), middle, end].filter(Boolean).join('-');
}

/** Where the caret belongs in the formatted text so that it stays behind the same digit. */
export function caretAfter(formatted: string, digitsBefore: number): number {
  if (digitsBefore === 0) return 0;
  let seen = 0;
  for (let index = 0; index < formatted.length; index += 1) {
    if (/\d/.test(formatted.charAt(index))) seen += 1;
    if (seen === digitsBefore) return index + 1;
  }
  return formatted.length;
}
