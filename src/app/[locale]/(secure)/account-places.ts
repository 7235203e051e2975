import 'server-only';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import type { Locale } from '~/shops/preset';
import { api } from '~/trpc/server';

/** Whose account it is: asked once for a page. */
export const accountMe = cache(() => api.account.me());

/**
 * The pages of an account beside its first and its orders, each with a line on what it is for; staff have their desk and its lock
 * beside.
 */
export async function accountPlaces(locale: Locale) {
  const [{ hasDesk }, account, wish, notice, review, question, restock] = await Promise.all([
    accountMe(),
    getTranslations({ locale, namespace: 'account' }),
    getTranslations({ locale, namespace: 'wish' }),
    getTranslations({ locale, namespace: 'notice' }),
    getTranslations({ locale, namespace: 'review.mine' }),
    getTranslations({ locale, namespace: 'question.mine' }),
    getTranslations({ locale, namespace: 'restock.mine' }),
  ]);
  const desk = { href: '/admin', title: account('entries.desk'), note: account('entries.deskNote') } as const;
  const step = {
    href: '/account/second-step',
    title: account('secondStep.title'),
    note: account('secondStep.entry'),
  } as const;
  const places = [
    { href: '/account/wishes', title: wish('title'), note: wish('note') },
    { href: '/account/notifications', title: notice('title'), note: notice('note') },
    { href: '/account/reviews', title: review('title'), note: review('note') },
    { href: '/account/questions', title: question('title'), note: question('note') },
    { href: '/account/restock', title: restock('title'), note: restock('note') },
    { href: '/account/addresses', title: account('addresses.title'), note: account('entries.addresses') },
    { href: '/account/consents', title: account('consents.title'), note: account('entries.consents') },
  ] as const;
  return hasDesk ? [desk, ...places, step] : places;
}

export type AccountPlace =
  '/account' | '/orders' | '/account/leave' | Awaited<ReturnType<typeof accountPlaces>>[number]['href'];
