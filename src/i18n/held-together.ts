type Texts = { readonly [name: string]: string | Texts };

// Its letters by their numbers: words for people stand in the messages alone.
const CAN = / (\uC218) (?=[\uC788\uC5C6])/g;

/** What is read in one breath stays on one line: «할 수 있어요» never ends a line with «할», nor begins one with «수 있어요». */
export function heldTogether(texts: Texts): Texts {
  const held = (text: string | Texts) =>
    typeof text === 'string' ? text.replace(CAN, '\u00a0$1\u00a0') : heldTogether(text);
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, held(text)]));
}
