import { Check, Dot } from 'lucide';
import { useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { classNames } from '~/components/ui/class-names';
import { brokenPasswordRules, PASSWORD_RULES } from '../rules';

type PasswordRulesProps = {
  password: string;
  email: string;
  /** The shop has just refused it as too common. */
  known?: boolean;
};

/** The rules, each with whether it is kept so far; said by words for those who do not see the mark. */
export function PasswordRules({ password, email, known = false }: PasswordRulesProps) {
  const t = useTranslations('account.rule');
  const broken = brokenPasswordRules(password, email);
  return (
    <ul aria-label={t('title')} className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-small">
      {PASSWORD_RULES.map((rule) => {
        const kept = password !== '' && !broken.includes(rule) && !(known && rule === 'notCommon');
        return (
          <li key={rule} className={classNames('flex items-center gap-1', kept ? 'text-ok' : 'text-ink-3')}>
            <Icon of={kept ? Check : Dot} size={14} />
            {t(rule)}
            <span className="sr-only">: {t(kept ? 'ok' : 'open')}</span>
          </li>
        );
      })}
    </ul>
  );
}
