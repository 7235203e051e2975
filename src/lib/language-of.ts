/** The language words are written in, as far as their letters tell: for `lang`, so that they are read aloud as what they are. */
export function languageOf(text: string): 'ko' | 'en' | undefined {
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  return /\p{Script=Latin}/u.test(text) ? 'en' : undefined;
}
