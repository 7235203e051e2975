const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup that is safe to place as it is. */
export interface Html {
  readonly markup: string;
}

type Placed = string | number | boolean | null | undefined | Html | readonly Placed[];

function place(value: Placed): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'object') return 'markup' in value ? value.markup : value.map(place).join('');
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** Escapes every placed value, except markup that came from `markup` itself. */
export function markup(parts: TemplateStringsArray, ...values: Placed[]): Html {
  return { markup: parts.reduce((text, part, i) => text + part + (i < values.length ? place(values[i]) : ''), '') };
}

const STYLE = `
:root{--ink:#1a1f1b;--ink2:#4f564f;--line:#e4e0d4;--ground:#fbfaf6;--brand:#0e4d34;--soft:#e6efe4;--error:#b42318;color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,'Apple SD Gothic Neo','Malgun Gothic',sans-serif}
main{max-width:1080px;margin:0 auto;padding:24px 16px 64px}
main.narrow{max-width:460px}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 4px}
h2{font-size:1.125rem;margin:0 0 12px}
p{margin:0 0 12px}
a{color:var(--brand)}
.muted{color:var(--ink2);font-size:.875rem}
.card{background:#fff;border:1px solid var(--line);border-radius:10px;padding:20px;margin:16px 0;min-width:0}
.grid{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(min(100%,460px),1fr))}
.grid .card{margin:0}
.amount{font-size:1.75rem;font-weight:700;font-variant-numeric:tabular-nums}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:12px 0 0;font-size:.9375rem}
dt{color:var(--ink2)}dd{margin:0;overflow-wrap:anywhere;text-align:right}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:44px;padding:8px 18px;border-radius:8px;
border:1px solid var(--brand);background:var(--brand);color:#fff;font:inherit;font-weight:600;cursor:pointer;text-decoration:none}
button.plain,.button.plain{background:#fff;color:var(--brand)}
button.danger{background:#fff;color:var(--error);border-color:var(--error)}
.stack{display:grid;gap:10px}.stack button{width:100%}
form{margin:0}
label{display:block;font-size:.875rem;color:var(--ink2)}
label.row{display:flex;gap:10px;align-items:center;min-height:36px;font-size:1rem;color:var(--ink)}
input:not([type=checkbox]):not([type=radio]),select{width:100%;min-height:44px;padding:8px 10px;border:1px solid #85897f;border-radius:8px;font:inherit;background:#fff;color:var(--ink)}
input[type=checkbox],input[type=radio]{width:20px;height:20px;flex:none;accent-color:var(--brand)}
:focus-visible{outline:3px solid #1d5fd1;outline-offset:2px}
fieldset{border:0;padding:0;margin:0 0 16px}legend{padding:0;font-weight:600;margin-bottom:4px}
table{width:100%;border-collapse:collapse;font-size:.875rem}th,td{text-align:left;padding:8px;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
th{color:var(--ink2);font-weight:600}td.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.scroll{overflow-x:auto}th{white-space:nowrap}nav a{padding:8px 0}td code{white-space:nowrap}#ledger td{white-space:nowrap}code{font-size:.8125rem;background:var(--soft);padding:1px 5px;border-radius:4px;overflow-wrap:anywhere}
.badge{display:inline-block;padding:1px 8px;border-radius:99px;background:var(--soft);font-size:.8125rem;font-weight:600;white-space:nowrap}
.fields{display:grid;gap:10px;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));align-items:end;margin-bottom:12px}
nav{display:flex;flex-wrap:wrap;gap:4px 16px;margin:12px 0 0}
iframe{width:100%;height:70vh;border:1px solid var(--line);border-radius:8px;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8125rem;margin:8px 0 0}
button.small{min-height:36px;padding:4px 10px;font-size:.8125rem}.row-of-buttons{display:flex;flex-wrap:wrap;gap:8px}
.status{min-height:1.5em;margin:12px 0 0;font-weight:600;color:var(--brand)}#faults .scroll{margin:16px 0}hr{border:0;border-top:1px solid var(--line);margin:16px 0}
@media (max-width:640px){.scroll table{white-space:nowrap}}
@media (max-width:480px){.card{padding:16px}}
#settings dl{grid-template-columns:1fr}#settings dd{text-align:left;margin-bottom:8px}
`;

/** A whole page in the sandbox's one plain style. */
export function page(title: string, content: Html, options: { narrow?: boolean; lang?: string } = {}): string {
  const style: Html = { markup: STYLE };
  return markup`<!doctype html>
<html lang="${options.lang ?? 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>${title}</title><style>${style}</style></head>
<body><main class="${options.narrow ? 'narrow' : ''}">${content}</main></body></html>`.markup;
}
