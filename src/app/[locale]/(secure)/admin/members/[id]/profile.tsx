import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Tag } from '~/components/ui/tag';
import { formatTime } from '~/lib/time';
import type { AnyConsent, Role, StaffArea } from '~/modules/account/rules';

type Member = {
  email: string | null;
  emailVerifiedAt: Date | null;
  phone: string | null;
  role: Role;
  areas: readonly StaffArea[];
  createdAt: Date;
  seenAt: Date | null;
  password: boolean;
  naver: boolean;
  secondStep: boolean;
};

const useDay = () => {
  const locale = useLocale();
  return (at: Date) => formatTime(at, locale, { year: 'numeric', month: '2-digit', day: '2-digit' });
};

/** Who they are, how they come in, and what they may do here. */
export function Profile({ member }: { member: Member }) {
  const t = useTranslations('admin.members');
  const words = useTranslations('admin.island.member');
  const day = useDay();
  const { email, emailVerifiedAt, phone, role, areas, createdAt, seenAt, password, naver, secondStep } = member;
  const ways = [password && t('byPassword'), naver && t('byNaver')].filter((way) => way !== false);
  return (
    <dl className="grid gap-2.5 pt-3 text-label">
      <Row label={words('email')}>
        <span className="break-all">{email ?? t('nothing')}</span>{' '}
        {email && !emailVerifiedAt && <Tag tone="warn">{t('unverified')}</Tag>}
      </Row>
      <Row label={words('phone')}>
        <span className="tabular">{phone?.replace(/^(\d{3})(\d{3,4})(\d{4})$/, '$1-$2-$3') ?? t('nothing')}</span>
      </Row>
      <Row label={words('roleHead')}>
        {words(`role.${role}`)}
        {role === 'STAFF' && (
          <span className="block text-ink-2">
            {areas.length === 0 ? t('noAreas') : areas.map((area) => words(`area.${area}`)).join(', ')}
          </span>
        )}
      </Row>
      {(role === 'STAFF' || role === 'ADMIN') && (
        <Row label={t('secondStep')}>{t(secondStep ? 'secondStepOn' : 'secondStepOff')}</Row>
      )}
      <Row label={t('ways')}>{ways.length === 0 ? t('nothing') : ways.join(', ')}</Row>
      <Row label={words('since')}>{day(createdAt)}</Row>
      <Row label={t('seen')}>{seenAt ? day(seenAt) : t('nothing')}</Row>
    </dl>
  );
}

type Given = { kind: AnyConsent; granted: boolean; version: string; at: Date };

/** What they agree to now, with the day and the text it was said to. */
export function Consents({ consents }: { consents: readonly Given[] }) {
  const t = useTranslations('admin.members');
  const names = useTranslations('account.consent');
  const day = useDay();
  if (consents.length === 0) return <p className="py-4 text-ui text-ink-2">{t('noConsents')}</p>;
  return (
    <ul className="text-label">
      {consents.map(({ kind, granted, version, at }) => (
        <li key={kind} className="flex items-center justify-between gap-3 border-b border-line py-2.5">
          <span className="min-w-0">
            {names(kind)}
            <span className="tabular block text-small text-ink-3">{t('consentAt', { day: day(at), version })}</span>
          </span>
          <Tag tone={granted ? 'brand' : 'plain'}>{t(granted ? 'granted' : 'refused')}</Tag>
        </li>
      ))}
    </ul>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[76px_minmax(0,1fr)] gap-3">
      <dt className="text-ink-3">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
