import { TRPCError } from '@trpc/server';
import { getLocale } from 'next-intl/server';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { mayEnter, mayUse, type Desk, type Staff } from '~/modules/account/rules';
import { getPathname, redirect } from '~/i18n/navigation';
import { findStaff } from '~/modules/account/service/roles';
import { ADDRESS_HEADER } from '~/server/address-header';
import { pageCtx } from '~/trpc/server';
import { currentUser, isUntoldHere, requireUser } from '../require-user';

const staffNow = cache(async () => findStaff(await pageCtx()));

/** To the login page, which says why, where nobody can tell now who is here: it may be staff. */
async function unlessUntold(): Promise<void> {
  if (!(await currentUser()) && (await isUntoldHere())) await requireUser('/admin');
}

/**
 * Everybody but staff of this area, and admins, learns nothing: a real 404. Without an area any staff may enter who has one at
 * all. Whoever lacks their second step is shown to it, and comes back here. Every admin page awaits this first, before a byte is
 * sent.
 */
export async function requireStaff(desk?: Desk): Promise<Staff> {
  const staff = await staffNow();
  if (!staff) await unlessUntold();
  if (!staff || !(desk ? mayUse(staff, desk) : mayEnter(staff))) notFound();
  if (staff.secondStep !== 'NOTHING') await goToSecondStep();
  return staff;
}

async function goToSecondStep(): Promise<never> {
  const locale = await getLocale();
  const next = (await headers()).get(ADDRESS_HEADER) ?? getPathname({ href: '/admin', locale });
  return redirect({ href: { pathname: '/account/second-step', query: { next } }, locale });
}

/** The row a page is about, or its 404: also for an id that cannot be one. */
export async function orNotFound<T>(row: Promise<T>): Promise<T> {
  try {
    return await row;
  } catch (error) {
    if (error instanceof TRPCError && (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST')) notFound();
    throw error;
  }
}
