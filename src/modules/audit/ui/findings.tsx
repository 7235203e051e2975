import { useLocale, useTranslations } from 'next-intl';
import { LinkButton } from '~/components/ui/link-button';
import { Tag } from '~/components/ui/tag';
import type { Id } from '~/lib/ids';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import { CHECKS, WHAT_KEYS, type CheckKey, type Mend } from '../rules';
import { useAge } from './age';
import { Entry } from './entry';
import { MendButton } from './mend-button';
import { OrderNumber } from './order-number';

export type FoundRow = {
  readonly subject: string;
  readonly what: string;
  readonly expected: number;
  readonly found: number;
  readonly orderId: Id<'ord'> | null;
  readonly orderNumber: string | null;
  readonly productId: Id<'prd'> | null;
  readonly sku: string | null;
  readonly nameKo: string | null;
  readonly nameEn: string | null;
  readonly mend: Mend | null;
};
export type Finding = { readonly check: CheckKey; readonly count: number; readonly rows: readonly FoundRow[] };

/** Each check that found something: what it means, and the rows with what can be done about them. */
export function Findings({ findings, currency }: { findings: readonly Finding[]; currency: CurrencyCode }) {
  const t = useTranslations('books');
  const sentence = useSentence(currency);
  return findings.map(({ check, count, rows }) => (
    <article key={check} className="border-b border-line-2 py-4 last:border-b-0" aria-labelledby={`check-${check}`}>
      <h3 id={`check-${check}`} className="flex flex-wrap items-center gap-2 text-ui">
        {t(`check.${check}.title`)}
        <Tag tone={CHECKS[check].severity === 'ALARMING' ? 'error' : 'warn'}>
          {t(`severity.${CHECKS[check].severity}`)}
        </Tag>
        <span className="tabular text-small font-normal text-ink-3">{CHECKS[check].id}</span>
      </h3>
      <p className="mt-0.5 text-small text-ink-2">{t(`check.${check}.text`)}</p>
      {count === 0 ? (
        <p className="mt-2 text-small text-ok">{t('findings.gone')}</p>
      ) : (
        <ul className="mt-1 [&>li:last-child]:border-b-0 [&>li:last-child]:pb-1">
          {rows.map((row) => (
            <Entry
              key={`${row.subject} ${row.what} ${row.sku ?? ''}`}
              title={<Subject row={row} />}
              note={
                <>
                  {sentence(check, row)} {row.mend === null && t('findings.goAndLook')}
                </>
              }
              action={<Remedy check={check} row={row} />}
            />
          ))}
        </ul>
      )}
      {count > rows.length && (
        <p className="pt-3 text-small text-ink-2">{t('findings.more', { count: count - rows.length })}</p>
      )}
    </article>
  ));
}

function useSentence(currency: CurrencyCode) {
  const t = useTranslations('books');
  const locale = useLocale();
  const age = useAge();
  const money = (amount: number) => formatMoney({ amount, currency }, locale);
  return (check: CheckKey, { what, expected, found }: FoundRow): string => {
    const key = WHAT_KEYS.find((known) => known === `${check}.${what}`);
    if (!key) return t('unknownWhat');
    return t(`what.${key}`, {
      expected,
      found,
      expectedMoney: money(expected),
      foundMoney: money(found),
      age: age(found),
    });
  };
}

/** What the row is about, in the words a person knows it by: its order, its product, or the id of what else it is. */
function Subject({ row }: { row: FoundRow }) {
  const locale = useLocale();
  const product = locale === 'ko' ? row.nameKo : row.nameEn;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {row.orderId && row.orderNumber && <OrderNumber orderId={row.orderId} number={row.orderNumber} />}
      {product && (
        <span>
          {product} <span className="font-normal text-ink-2">{row.sku}</span>
        </span>
      )}
      {!row.orderNumber && !product && <span className="font-normal break-all">{row.subject}</span>}
    </span>
  );
}

function Remedy({ check, row }: { check: CheckKey; row: FoundRow }) {
  const t = useTranslations('books.findings');
  if (row.mend) return <MendButton check={check} subject={row.subject} what={row.what} mend={row.mend} />;
  const page = row.orderId
    ? { href: `/admin/orders/${row.orderId}`, label: t('openOrder') }
    : row.productId && { href: `/admin/products/${row.productId}`, label: t('openProduct') };
  return (
    page && (
      <LinkButton href={page.href} variant="outline" size={40}>
        {page.label}
      </LinkButton>
    )
  );
}
