type Pair = { readonly label: string; readonly value: string };
/** `href`: the page that says more of it. */
type Fact = Pair & { readonly href?: string | null };
/** `isTotal`: what the others come to. */
type Sum = Pair & { readonly isTotal?: boolean };

/** A mail in words already; the layout adds no sentence of its own. */
export type MailParts = {
  readonly locale: string;
  readonly shop: string;
  readonly title: string;
  readonly lead: string;
  readonly facts: readonly Fact[];
  readonly lines: readonly { readonly name: string; readonly note: string; readonly amount: string }[];
  readonly sums: readonly Sum[];
  readonly link: { readonly label: string; readonly href: string };
  readonly footer: readonly string[];
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

export function mailText({ shop, title, lead, facts, lines, sums, link, footer }: MailParts): string {
  const pair = ({ label, value }: Pair) => `${label}: ${value}`;
  return [
    shop,
    '',
    title,
    lead,
    '',
    ...facts.map(({ href, ...fact }) => [pair(fact), ...(href ? [href] : [])].join(' ')),
    '',
    ...lines.map(({ name, note, amount }) => `- ${name} (${note}) ${amount}`),
    '',
    ...sums.map(pair),
    '',
    `${link.label}: ${link.href}`,
    '',
    ...footer,
  ].join('\n');
}

// Mail programs know neither style sheets nor custom properties: the light colours of the design, written out.
const INK = '#1a1f1b';
const INK_2 = '#4f564f';
const LINE = '#e4e0d4';
const FACT = `padding:4px 0;font-size:15px;line-height:22px;color:${INK};vertical-align:top`;
const CELL = `padding:10px 0;border-bottom:1px solid ${LINE};font-size:15px;line-height:22px;color:${INK};vertical-align:top`;

/** One narrow table with its styles in place. Every word is escaped. */
export function mailHtml({ locale, shop, title, lead, facts, lines, sums, link, footer }: MailParts): string {
  const e = escapeHtml;
  const row = (left: string, right: string) =>
    `<tr><td style="${CELL}">${left}</td><td style="${CELL};text-align:right;white-space:nowrap;padding-left:16px">${right}</td></tr>`;
  const muted = (text: string) => `<span style="color:${INK_2};font-size:13px">${e(text)}</span>`;
  const linked = (value: string, href: string) => `<a href="${e(href)}" style="color:#0e4d34">${e(value)}</a>`;
  const factRows = facts
    .map(
      ({ label, value, href }) =>
        `<tr><td style="${FACT};padding-right:16px;white-space:nowrap">${muted(label)}</td><td style="${FACT}">${href ? linked(value, href) : e(value)}</td></tr>`,
    )
    .join('');
  const lineRows = lines
    .map(({ name, note, amount }) => row(`${e(name)}<br>${muted(note)}`, `<b>${e(amount)}</b>`))
    .join('');
  const sumRows = sums
    .map(({ label, value, isTotal }) =>
      isTotal ? row(`<b>${e(label)}</b>`, `<b style="font-size:20px">${e(value)}</b>`) : row(muted(label), e(value)),
    )
    .join('');
  return `<!doctype html>
<html lang="${e(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${e(title)}</title></head>
<body style="margin:0;padding:24px 12px;background:#fbfaf6;word-break:keep-all;font-family:Pretendard,-apple-system,'Apple SD Gothic Neo','Malgun Gothic',sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-top:2px solid ${INK}"><tr><td style="padding:24px">
<p style="margin:0 0 20px;font-size:18px;font-weight:800;color:#0e4d34">${e(shop)}</p>
<h1 style="margin:0 0 8px;font-size:22px;line-height:32px;color:${INK}">${e(title)}</h1>
<p style="margin:0 0 20px;font-size:15px;line-height:24px;color:${INK_2}">${e(lead)}</p>
<table role="presentation" cellpadding="0" cellspacing="0">${factRows}</table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin-top:16px;border-top:1px solid ${INK}">${lineRows}${sumRows}</table>
<p style="margin:24px 0 0"><a href="${e(link.href)}" style="display:inline-block;padding:14px 24px;border-radius:6px;background:#0e4d34;color:#ffffff;font-size:15px;font-weight:600;text-decoration:none">${e(link.label)}</a></p>
</td></tr></table>
<p style="max-width:560px;margin:16px auto 0;font-size:12px;line-height:18px;color:${INK_2};text-align:left">${footer.map(e).join('<br>')}</p>
</td></tr></table>
</body></html>
`;
}
