import { IntlMessageFormat } from 'intl-messageformat';

/**
 * The locales of the shop need no looking up among all a browser has: that look-up has it read what it knows of every language,
 * tens of milliseconds on a phone, before the first sentence with a word to fill in.
 */
IntlMessageFormat.resolveLocale = (locales) => new Intl.Locale([locales].flat()[0] ?? 'ko');
