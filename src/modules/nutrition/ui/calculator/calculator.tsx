'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { Button } from '~/components/ui/button';
import { Checkbox } from '~/components/ui/checkbox';
import { RadioCards } from '~/components/ui/radio-cards';
import { TextField } from '~/components/ui/text-field';
import { useToast } from '~/components/ui/toast';
import {
  ACTIVITIES,
  DAY_GOAL_NAMES,
  isWithinBounds,
  PERSON_BOUNDS,
  PERSON_NUMBERS,
  planDay,
  type DayGoal,
  type Macros,
  type Person,
  type PersonNumber,
  SEXES,
} from '../../rules/day-target';
import { forgetPerson, keepPerson, usePerson } from '../day-target';
import { DayResult } from './day-result';
import { DaySum } from './day-sum';
import { useAccountDay } from './use-account-day';

type Typed = Record<PersonNumber, string> & Pick<Person, 'activity' | 'goal'> & { readonly sex: Person['sex'] | null };

const EMPTY: Typed = { age: '', heightCm: '', weightKg: '', sex: null, activity: 'light', goal: 'goal-balance' };

const asTyped = (person: Person | null): Typed =>
  person ? { ...person, age: `${person.age}`, heightCm: `${person.heightCm}`, weightKg: `${person.weightKg}` } : EMPTY;

const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));

/** The person as typed, or null while something is missing or out of bounds. */
function personOf(typed: Typed): Person | null {
  const { sex, activity, goal } = typed;
  if (sex === null) return null;
  const [age, heightCm, weightKg] = [numberIn(typed.age), numberIn(typed.heightCm), numberIn(typed.weightKg)];
  const person = { sex, activity, goal, age, heightCm, weightKg };
  return PERSON_NUMBERS.every((name) => isWithinBounds(name, person[name])) ? person : null;
}

/**
 * From what somebody types to the energy and macros of a day. What is typed never leaves the browser; what comes out is kept in
 * the account of whoever agrees to it.
 */
export function Calculator({
  goalNames,
  cartHref,
}: {
  goalNames: Readonly<Record<DayGoal, string>>;
  cartHref: string;
}) {
  const t = useTranslations('calculator');
  const toast = useToast();
  const kept = usePerson();
  const account = useAccountDay();
  const [agreed, setAgreed] = useState<boolean | null>(null);
  const inAccount = agreed ?? account.kept !== null;
  const [changed, setChanged] = useState<Partial<Typed>>({});
  const [left, setLeft] = useState<readonly PersonNumber[]>([]);
  const [sent, setSent] = useState(false);
  const typed = { ...asTyped(kept), ...changed };
  const person = personOf(typed);
  const change = (part: Partial<Typed>) => setChanged({ ...changed, ...part });
  const wrong = (name: PersonNumber) => !isWithinBounds(name, numberIn(typed[name]));

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setSent(true);
    setLeft(PERSON_NUMBERS);
    const first = typed.sex === null ? 'sex' : PERSON_NUMBERS.find(wrong);
    if (first !== undefined) {
      event.currentTarget.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
      return;
    }
    if (!person) return;
    keepPerson(person);
    void settle(inAccount ? planDay(person).target : null, {
      text: t(inAccount ? 'keptInAccount' : 'kept'),
      action: { label: t('toCart'), onAction: () => window.location.assign(cartHref) },
    });
  }

  /** The device has it already; the account is asked only where somebody is signed in. */
  async function settle(target: Macros | null, done: Parameters<typeof toast>[0]): Promise<void> {
    await account.settle(target).then(
      () => toast(done),
      () => toast({ text: t('accountAway') }),
    );
  }

  function forget(): void {
    forgetPerson();
    setChanged({});
    setLeft([]);
    setSent(false);
    setAgreed(null);
    void settle(null, { text: t(account.kept ? 'forgottenInAccount' : 'forgotten') });
  }

  return (
    <div className="grid gap-10 md:grid-cols-[minmax(0,1fr)_460px] md:items-start md:gap-16">
      <div>
        <form noValidate onSubmit={submit} className="grid gap-7 border-t-2 border-ink pt-5">
          <div>
            <RadioCards
              legend={t('sex')}
              legendNote={t('sexNote')}
              name="sex"
              layout="pair"
              value={typed.sex ?? ''}
              options={SEXES.map((value) => ({ value, label: t(`sexes.${value}`) }))}
              onValueChange={(value) => change({ sex: SEXES.find((one) => one === value) })}
            />
            {sent && typed.sex === null && (
              <p role="alert" className="mt-2 text-small font-medium text-error">
                {t('sexMissing')}
              </p>
            )}
          </div>
          <div className="grid grid-cols-3 gap-2">
            {PERSON_NUMBERS.map((name) => (
              <TextField
                key={name}
                name={name}
                label={t(`numbers.${name}`)}
                inputMode="decimal"
                autoComplete="off"
                required
                value={typed[name]}
                onChange={(event) => change({ [name]: event.currentTarget.value })}
                onBlur={() => typed[name] !== '' && setLeft([...left, name])}
                error={left.includes(name) && wrong(name) ? t('outOfBounds', PERSON_BOUNDS[name]) : undefined}
              />
            ))}
          </div>
          <RadioCards
            legend={t('activity')}
            name="activity"
            layout="lines"
            value={typed.activity}
            options={ACTIVITIES.map((value) => ({
              value,
              label: t(`activities.${value}.name`),
              note: t(`activities.${value}.note`),
            }))}
            onValueChange={(value) => change({ activity: ACTIVITIES.find((one) => one === value) })}
          />
          <RadioCards
            legend={t('goal')}
            legendNote={t('goalNote')}
            name="goal"
            layout="lines"
            value={typed.goal}
            options={DAY_GOAL_NAMES.map((value) => ({ value, label: goalNames[value], note: t(`goals.${value}`) }))}
            onValueChange={(value) => change({ goal: DAY_GOAL_NAMES.find((one) => one === value) })}
          />
          {account.signedIn && (
            <div>
              <Checkbox
                label={t('account.agree')}
                aria-describedby="account-day"
                checked={inAccount}
                onChange={(event) => setAgreed(event.currentTarget.checked)}
              />
              <p id="account-day" className="pl-[30px] text-small text-ink-3">
                {t('account.note')}
              </p>
            </div>
          )}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" size={52} className="flex-1">
              {t('keep')}
            </Button>
            {(kept ?? account.kept) && (
              <Button variant="outline" size={52} onClick={forget}>
                {t('forget')}
              </Button>
            )}
          </div>
          <p className="text-small text-ink-3">{t('privacy')}</p>
        </form>
        {person && <DaySum target={planDay(person).target} />}
      </div>
      <DayResult person={person} />
    </div>
  );
}
